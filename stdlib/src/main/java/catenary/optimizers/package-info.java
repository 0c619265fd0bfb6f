/// Optimizers: what changes parameters by their gradients.
///
/// Start at [Optimizer]. An algorithm is one class ([SGD], [Adam], ...): defaults, one fused kernel, and the scalars it
/// takes. What changes gradients before or after the step stands in `hooks`. Imports `links` and `serializers`.
package catenary.optimizers;
