package catenary.functions.connection;

/// How windows are added up in a transposed convolution: `o -> o.stride(2).pad(1)`. One number for all axes, or one number each.
public final class DeconvolutionOptions {

    int[] stride = {1};
    int[] pad = {0};
    int[] outsize;
    int[] dilate = {1};
    int groups = 1;

    /// How far apart the windows that are added up begin; 1 if not given.
    public DeconvolutionOptions stride(int... stride) {
        this.stride = stride;
        return this;
    }

    /// How many elements are cut off on either side; 0 if not given.
    public DeconvolutionOptions pad(int... pad) {
        this.pad = pad;
        return this;
    }

    /// The lengths of the result, where several fit; the least ones if not given.
    public DeconvolutionOptions outsize(int... outsize) {
        this.outsize = outsize;
        return this;
    }

    /// How far apart the elements of a window are; 1 if not given.
    public DeconvolutionOptions dilate(int... dilate) {
        this.dilate = dilate;
        return this;
    }

    /// Into how many blocks channels are divided, each of which sees its own inputs only; 1 if not given.
    public DeconvolutionOptions groups(int groups) {
        this.groups = groups;
        return this;
    }
}
