/// Functions that move elements: joining, splitting, selecting. Start at [catenary.functions.F].
package catenary.functions.array;
