package catenary.initializers;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;

/// Kernels that fall off linearly from their centre along every axis, one for each channel.
final class LinearFilter {

    private LinearFilter() {}

    static void check(String initializer, String interpolation) {
        if (!interpolation.equals("linear")) {
            throw new IllegalArgumentException(
                    initializer + ": expected the interpolation linear, but found " + interpolation);
        }
    }

    /// The weight `(channels, channels, k...)` with the kernel on the diagonal, or `(channels, 1, k...)`.
    ///
    /// @param sum what the elements of each kernel sum up to; null leaves them as they are, 1 at the centre
    static NDArray weight(String initializer, Device device, DType dtype, Shape shape, Double sum) {
        if (shape.rank() < 3 || shape.axis(1) != 1 && shape.axis(1) != shape.axis(0)) {
            throw new IllegalArgumentException(
                    initializer + ": expected a shape (n, n, k...) or (n, 1, k...), but found " + shape);
        }
        double[] kernel = kernel(shape, sum);
        double[] out = new double[shape.size()];
        for (int i = 0; i < shape.axis(0); i++) {
            int pair = i * shape.axis(1) + (shape.axis(1) == 1 ? 0 : i);
            System.arraycopy(kernel, 0, out, pair * kernel.length, kernel.length);
        }
        return Create.of(device, dtype, shape, out);
    }

    private static double[] kernel(Shape shape, Double sum) {
        double[] out = {1};
        for (int axis = 2; axis < shape.rank(); axis++) {
            int size = shape.axis(axis);
            int reach = (size + 1) / 2;
            double centre = (size - 1) / 2.0;
            double[] next = new double[out.length * size];
            for (int i = 0; i < next.length; i++) {
                next[i] = out[i / size] * (1 - Math.abs(i % size - centre) / reach);
            }
            out = next;
        }
        double total = 0;
        for (double v : out) {
            total += v;
        }
        for (int i = 0; sum != null && i < out.length; i++) {
            out[i] = out[i] * sum / total;
        }
        return out;
    }
}
