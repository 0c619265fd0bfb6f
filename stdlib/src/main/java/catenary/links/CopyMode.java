package catenary.links;

/// What a copy of a link has in common with the original.
public enum CopyMode {
    /// Own parameters over the same arrays: what an optimizer does to one, the other sees. Gradients are not shared.
    SHARE,
    /// Own parameters over copied arrays, gradients included.
    COPY,
    /// Own parameters with values drawn anew by their initializers.
    INIT
}
