package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Uniform numbers in `[-s, s)` with `s = scale sqrt(6 / fanIn)`.
///
/// He, Zhang, Ren, Sun: Delving deep into rectifiers (2015).
///
/// @param scale     factor on the range
/// @param generator what it draws from
public record HeUniform(double scale, Generator generator) implements Initializer {

    public HeUniform() {
        this(1);
    }

    public HeUniform(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        double s = scale * Math.sqrt(6 / Fans.of("heUniform", shape).in());
        return new Uniform(s, generator).generate(device, dtype, shape);
    }
}
