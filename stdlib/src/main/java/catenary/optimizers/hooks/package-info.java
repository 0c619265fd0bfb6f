/// Hooks of optimizers: what happens to all gradients before parameters change. Imports `optimizers`.
package catenary.optimizers.hooks;
