/// Functions that are minimised in training. Start at [catenary.functions.F].
package catenary.functions.loss;
