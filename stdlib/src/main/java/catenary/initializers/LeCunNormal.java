package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Normal numbers of standard deviation `scale sqrt(1 / fanIn)`: what links use for weights unless told otherwise.
///
/// LeCun, Bottou, Orr, Müller: Efficient BackProp (1998), section 4.6.
///
/// @param scale     factor on the standard deviation
/// @param generator what it draws from
public record LeCunNormal(double scale, Generator generator) implements Initializer {

    public LeCunNormal() {
        this(1);
    }

    public LeCunNormal(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        double std = scale * Math.sqrt(1 / Fans.of("leCunNormal", shape).in());
        return new Normal(std, generator).generate(device, dtype, shape);
    }
}
