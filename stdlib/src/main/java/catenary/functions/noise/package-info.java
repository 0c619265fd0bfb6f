/// Functions that draw random numbers, from [catenary.array.Generator]. Start at [catenary.functions.F].
package catenary.functions.noise;
