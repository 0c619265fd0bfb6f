package catenary.functions.pooling;

/// How windows slide in average pooling: `o -> o.stride(2).pad(1)`. One number for all axes, or one number each.
public final class AveragePoolingOptions {

    int[] stride; // null: that of ksize
    int[] pad = {0};
    boolean countsPadding = true;

    /// How far apart windows begin; as far as they are long if not given.
    public AveragePoolingOptions stride(int... stride) {
        this.stride = stride;
        return this;
    }

    /// How many zeros are put on either side; 0 if not given.
    public AveragePoolingOptions pad(int... pad) {
        this.pad = pad;
        return this;
    }

    /// 0, the default: padding counts as zeros. Null: it doesn't count, and the mean is over the elements of `x` in a window.
    ///
    /// @throws IllegalArgumentException for any other number
    public AveragePoolingOptions padValue(Number padValue) {
        if (padValue != null && padValue.doubleValue() != 0) {
            throw new IllegalArgumentException(
                    "averagePooling: expected padValue to be 0 or null, but found " + padValue);
        }
        countsPadding = padValue != null;
        return this;
    }
}
