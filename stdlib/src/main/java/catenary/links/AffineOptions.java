package catenary.links;

/// How the weights and the bias of a link begin.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class AffineOptions<O extends AffineOptions<O>> extends BiasOptions<O> {

    boolean nobias;

    AffineOptions() {}

    /// No `b`.
    public O nobias(boolean nobias) {
        this.nobias = nobias;
        return self();
    }
}
