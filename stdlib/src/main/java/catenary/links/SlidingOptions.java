package catenary.links;

/// How windows slide, and how weights and bias begin. One number for all axes, or one number each.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class SlidingOptions<O extends SlidingOptions<O>> extends AffineOptions<O> {

    int[] stride = {1};
    int[] pad = {0};

    SlidingOptions() {}

    /// How far apart windows begin; 1 if not given.
    public O stride(int... stride) {
        this.stride = stride.clone();
        return self();
    }

    /// How many zeros are put on either side, or, in a transposed convolution, how many elements are cut off; 0 if not
    /// given.
    public O pad(int... pad) {
        this.pad = pad.clone();
        return self();
    }
}
