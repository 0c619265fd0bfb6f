/// Arithmetic that the methods of [catenary.autograd.Variable] don't have. Start at [catenary.functions.F].
package catenary.functions.arithmetic;
