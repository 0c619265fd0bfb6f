package catenary.initializers;

/// Which count the variance of [HeNormal] is drawn from.
public enum FanOption {
    /// Inputs of each output: keeps the size of activations.
    FAN_IN,
    /// Outputs of each input: keeps the size of gradients.
    FAN_OUT
}
