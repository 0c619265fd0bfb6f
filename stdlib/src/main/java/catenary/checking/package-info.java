/// Proof that functions, links and extensions do what they should, for this library's and for yours: gradients against
/// differences, to any order, results against expected ones, training without a model. Start with [GradientCheck],
/// [FunctionTestCase] or [LinkTestCase]. Imports `links`, `serializers`, `training`.
package catenary.checking;
