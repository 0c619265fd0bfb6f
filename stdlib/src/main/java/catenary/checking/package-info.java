/// Proof of gradients: analytic ones against differences, to any order, for this library's functions and for yours.
/// Start with [GradientCheck]. Imports `array`, `autograd`.
package catenary.checking;
