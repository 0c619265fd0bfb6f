/// Mathematical functions, elementwise and over axes. Start at [catenary.functions.F].
package catenary.functions.math;
