package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Uniform numbers in `[-scale, scale)`.
///
/// @param scale     half the width of the range
/// @param generator what it draws from
public record Uniform(double scale, Generator generator) implements Initializer {

    public Uniform() {
        this(0.05);
    }

    public Uniform(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        return generator.rand(device, dtype, shape).mulAssign(2 * scale).sub(scale);
    }
}
