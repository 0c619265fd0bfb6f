package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Uniform numbers in `[-s, s)` with `s = scale sqrt(3 / fanIn)`.
///
/// LeCun, Bottou, Orr, Müller: Efficient BackProp (1998), section 4.6.
///
/// @param scale     factor on the range
/// @param generator what it draws from
public record LeCunUniform(double scale, Generator generator) implements Initializer {

    public LeCunUniform() {
        this(1);
    }

    public LeCunUniform(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        double s = scale * Math.sqrt(3 / Fans.of("leCunUniform", shape).in());
        return new Uniform(s, generator).generate(device, dtype, shape);
    }
}
