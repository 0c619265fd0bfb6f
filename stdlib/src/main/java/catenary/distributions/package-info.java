/// Probability distributions: samples, densities and moments as variables, so that all have gradients.
///
/// Start at [Distribution], which says what all can be asked; [NormalDistribution] is the one to read first.
/// [KlDivergence] compares two. Imports `functions`.
package catenary.distributions;
