/// Functions that a network applies between its layers. Start at [catenary.functions.F].
package catenary.functions.activation;
