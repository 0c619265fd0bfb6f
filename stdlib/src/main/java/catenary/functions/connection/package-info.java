/// Functions that connect layers: products of inputs with weights. Start at [catenary.functions.F].
package catenary.functions.connection;
