/// Functions that rescale activations. Start at [catenary.functions.F].
package catenary.functions.normalization;
