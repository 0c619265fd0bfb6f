package catenary.functions.connection;

/// How windows slide in a convolution: `o -> o.stride(2).pad(1)`. One number for all axes, or one number each.
public final class ConvolutionOptions {

    int[] stride = {1};
    int[] pad = {0};
    boolean coverAll;
    int[] dilate = {1};
    int groups = 1;

    /// How far apart windows begin; 1 if not given.
    public ConvolutionOptions stride(int... stride) {
        this.stride = stride;
        return this;
    }

    /// How many zeros are put on either side; 0 if not given.
    public ConvolutionOptions pad(int... pad) {
        this.pad = pad;
        return this;
    }

    /// Whether every element is in some window, with windows that hang over the edge; false if not given.
    public ConvolutionOptions coverAll(boolean coverAll) {
        this.coverAll = coverAll;
        return this;
    }

    /// How far apart the elements of a window are; 1 if not given.
    public ConvolutionOptions dilate(int... dilate) {
        this.dilate = dilate;
        return this;
    }

    /// Into how many blocks channels are divided, each of which sees its own inputs only; 1 if not given.
    public ConvolutionOptions groups(int groups) {
        this.groups = groups;
        return this;
    }
}
