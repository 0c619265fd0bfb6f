package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Normal numbers of mean 0 and standard deviation `scale`.
///
/// @param scale     standard deviation
/// @param generator what it draws from
public record Normal(double scale, Generator generator) implements Initializer {

    public Normal() {
        this(0.05);
    }

    public Normal(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        return generator.randn(device, dtype, shape).mulAssign(scale);
    }
}
