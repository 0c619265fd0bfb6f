package catenary.initializers;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// The weight of a deconvolution that enlarges pictures by linear interpolation, channel by channel.
///
/// The shape is `(channels, channels, k...)` or `(channels, 1, k...)`.
public final class UpsamplingDeconvFilter implements Initializer {

    public UpsamplingDeconvFilter() {}

    /// @param interpolation `"linear"`, the only one there is
    /// @throws IllegalArgumentException if it is another
    public UpsamplingDeconvFilter(String interpolation) {
        LinearFilter.check("upsamplingDeconvFilter", interpolation);
    }

    /// @throws IllegalArgumentException if the shape is another
    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        return LinearFilter.weight("upsamplingDeconvFilter", device, dtype, shape, null);
    }
}
