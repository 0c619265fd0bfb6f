/// How images are read: windows that slide over them, and values between their pixels. No functions of
/// [catenary.functions.F] themselves; convolution, pooling, and the samplers are made of them.
package catenary.functions.sampling;
