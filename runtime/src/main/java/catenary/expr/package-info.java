/// Formulas without data: element types, expression trees, their derivatives, and the descriptions of
/// elementwise and reduction kernels that a device renders. Imports nothing of ours. Start with [Expr].
package catenary.expr;
