package catenary.optimizers;

/// When a hook runs: before or after the parameters change.
public enum Timing {
    PRE,
    POST
}
