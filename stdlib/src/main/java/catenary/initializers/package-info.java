/// Initializers: what draws the first value of a parameter.
///
/// Each is one class under Chainer's name; [LeCunNormal] is what links use unless told otherwise. Random ones draw from
/// [catenary.array.Generator#global] unless they are given their own generator. Imports arrays and autograd only.
package catenary.initializers;
