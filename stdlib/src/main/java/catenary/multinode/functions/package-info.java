/// Communication that gradients travel back through. Every rank calls the same functions in the same order, and walks back
/// through all of them; a result that is not used further must be connected with `pseudoConnect`, or other ranks wait in vain.
///
/// Imports nothing but communicators and variables. Called through [catenary.multinode.MultiNode].
package catenary.multinode.functions;
