/// Functions that trade time for memory. Start at [catenary.functions.F].
package catenary.functions.memory;
