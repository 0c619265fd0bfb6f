package catenary.initializers;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// A random matrix with orthogonal rows or columns of length `scale`, whichever are fewer.
///
/// The matrix has one row for each element of the first axis; the other axes are flattened. A single number becomes
/// `scale` or `-scale`.
///
/// Saxe, McClelland, Ganguli: Exact solutions to the nonlinear dynamics of learning in deep linear neural networks (2014).
///
/// @param scale     length of the rows or columns
/// @param mode      which shapes are allowed
/// @param generator what it draws from
public record Orthogonal(double scale, Mode mode, Generator generator) implements Initializer {

    /// Which shapes are allowed: `out` is the length of the first axis, `in` the product of the others.
    public enum Mode {
        AUTO,
        /// `out <= in`.
        PROJECTION,
        /// `out >= in`.
        EMBEDDING,
        /// `out == in`.
        BASIS
    }

    public Orthogonal() {
        this(1.1);
    }

    public Orthogonal(double scale) {
        this(scale, Mode.AUTO);
    }

    public Orthogonal(Mode mode) {
        this(1.1, mode);
    }

    public Orthogonal(double scale, Mode mode) {
        this(scale, mode, Generator.global());
    }

    /// @throws IllegalArgumentException if the shape is empty or not what `mode` allows
    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        if (shape.size() == 0) {
            throw new IllegalArgumentException("orthogonal: expected a shape with elements, but found " + shape);
        }
        if (shape.rank() == 0) {
            return Create.full(device, dtype, shape, generator.nextInt(2) == 0 ? scale : -scale);
        }
        int out = shape.axis(0);
        int in = shape.size() / out;
        boolean allowed = switch (mode) {
            case AUTO -> true;
            case PROJECTION -> out <= in;
            case EMBEDDING -> out >= in;
            case BASIS -> out == in;
        };
        if (!allowed) {
            throw new IllegalArgumentException("orthogonal: expected a shape that fits mode " + mode + ", but " + shape
                    + " has " + out + " rows of " + in);
        }
        int count = Math.min(out, in);
        int length = Math.max(out, in);
        double[] vectors = generator.randn(device, DType.FLOAT64, Shape.of(count, length)).toDoubleArray();
        orthonormalize(vectors, count, length);
        NDArray rows = Create.of(device, dtype, Shape.of(count, length), vectors).mul(scale);
        return (out <= in ? rows : rows.transpose()).reshape(shape);
    }

    /// Gram and Schmidt, twice a vector so that the result is orthogonal to rounding. Dividing by a positive length
    /// makes this the factorisation whose `R` has a positive diagonal, hence uniform over all orthogonal matrices.
    private static void orthonormalize(double[] v, int count, int length) {
        for (int i = 0; i < count; i++) {
            for (int twice = 0; twice < 2; twice++) {
                for (int j = 0; j < i; j++) {
                    double dot = dot(v, i, j, length);
                    for (int k = 0; k < length; k++) {
                        v[i * length + k] -= dot * v[j * length + k];
                    }
                }
            }
            double norm = Math.sqrt(dot(v, i, i, length));
            for (int k = 0; k < length; k++) {
                v[i * length + k] /= norm;
            }
        }
    }

    private static double dot(double[] v, int i, int j, int length) {
        double s = 0;
        for (int k = 0; k < length; k++) {
            s += v[i * length + k] * v[j * length + k];
        }
        return s;
    }
}
