package catenary.initializers;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// The weight of a convolution that shrinks pictures by a weighted mean, channel by channel.
///
/// The shape is `(channels, channels, k...)` or `(channels, 1, k...)`.
public final class DownsamplingConvFilter implements Initializer {

    public DownsamplingConvFilter() {}

    /// @param interpolation `"linear"`, the only one there is
    /// @throws IllegalArgumentException if it is another
    public DownsamplingConvFilter(String interpolation) {
        LinearFilter.check("downsamplingConvFilter", interpolation);
    }

    /// @throws IllegalArgumentException if the shape is another
    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        return LinearFilter.weight("downsamplingConvFilter", device, dtype, shape, 1.0);
    }
}
