package catenary.autograd;

/// What [Variable#backward] may be asked beside the gradients of the leaves.
public enum BackwardOption {
    /// Keep the gradients of intermediate variables too.
    RETAIN_GRAD,
    /// Record the graph of the gradients, so that they can be differentiated again.
    DOUBLE_BACKPROP
}
