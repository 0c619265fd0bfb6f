package catenary.functions.pooling;

/// How windows lie in the result of unpooling: `o -> o.stride(2).coverAll(false)`. One number for all axes, or one number
/// each.
public final class UnpoolingOptions {

    int[] stride; // null: that of ksize
    int[] pad = {0};
    int[] outsize; // null: what coverAll says
    boolean coverAll = true;

    /// How far apart windows begin; as far as they are long if not given.
    public UnpoolingOptions stride(int... stride) {
        this.stride = stride;
        return this;
    }

    /// How much is cut off on either side; 0 if not given.
    public UnpoolingOptions pad(int... pad) {
        this.pad = pad;
        return this;
    }

    /// Lengths of the result's axes, where pooling with `coverAll` has results of the lengths given; the shortest if not
    /// given.
    public UnpoolingOptions outsize(int... outsize) {
        this.outsize = outsize;
        return this;
    }

    /// Whether the last window may hang over the edge; true if not given.
    public UnpoolingOptions coverAll(boolean coverAll) {
        this.coverAll = coverAll;
        return this;
    }
}
