package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Normal numbers of standard deviation `scale sqrt(2 / fan)`: for layers followed by a rectifier.
///
/// He, Zhang, Ren, Sun: Delving deep into rectifiers (2015).
///
/// @param scale     factor on the standard deviation
/// @param fanOption which count `fan` is
/// @param generator what it draws from
public record HeNormal(double scale, FanOption fanOption, Generator generator) implements Initializer {

    public HeNormal() {
        this(1);
    }

    public HeNormal(double scale) {
        this(scale, FanOption.FAN_IN);
    }

    public HeNormal(FanOption fanOption) {
        this(1, fanOption);
    }

    public HeNormal(double scale, FanOption fanOption) {
        this(scale, fanOption, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        Fans fans = Fans.of("heNormal", shape);
        double std = scale * Math.sqrt(2 / (fanOption == FanOption.FAN_IN ? fans.in() : fans.out()));
        return new Normal(std, generator).generate(device, dtype, shape);
    }
}
