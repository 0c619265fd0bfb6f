/// Functions that make images smaller, window by window, and back. Start at [catenary.functions.F].
package catenary.functions.pooling;
