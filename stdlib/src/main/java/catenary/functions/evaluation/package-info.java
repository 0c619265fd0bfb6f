/// Measures of predictions; they have no gradient. Start at [catenary.functions.F].
package catenary.functions.evaluation;
