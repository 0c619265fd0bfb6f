package catenary.functions.pooling;

import catenary.array.NDArray;
import java.util.function.Consumer;

/// How windows slide in max pooling: `o -> o.stride(2).pad(1)`. One number for all axes, or one number each.
public final class MaxPoolingOptions {

    int[] stride; // null: that of ksize
    int[] pad = {0};
    boolean coverAll = true;
    Consumer<NDArray> returnIndices;

    /// How far apart windows begin; as far as they are long if not given.
    public MaxPoolingOptions stride(int... stride) {
        this.stride = stride;
        return this;
    }

    /// How much padding, which is never greatest, is put on either side; 0 if not given.
    public MaxPoolingOptions pad(int... pad) {
        this.pad = pad;
        return this;
    }

    /// Whether every element is in some window, with windows that hang over the edge; true if not given.
    public MaxPoolingOptions coverAll(boolean coverAll) {
        this.coverAll = coverAll;
        return this;
    }

    /// Receives where in its window each result was found, counted in row-major order from 0: int64, of the result's shape.
    public MaxPoolingOptions returnIndices(Consumer<NDArray> returnIndices) {
        this.returnIndices = returnIndices;
        return this;
    }
}
