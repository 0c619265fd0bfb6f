package catenary.functions.connection;

/// How windows slide over images: `o -> o.stride(2).pad(1)`. One number for both axes, or height and width.
public final class StrideOptions {

    int[] stride = {1};
    int[] pad = {0};

    /// How far apart windows begin; 1 if not given.
    public StrideOptions stride(int... stride) {
        this.stride = stride;
        return this;
    }

    /// How many zeros are put on either side; 0 if not given.
    public StrideOptions pad(int... pad) {
        this.pad = pad;
        return this;
    }
}
