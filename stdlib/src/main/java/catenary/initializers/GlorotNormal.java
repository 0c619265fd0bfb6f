package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Normal numbers of standard deviation `scale sqrt(2 / (fanIn + fanOut))`.
///
/// Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks (2010).
///
/// @param scale     factor on the standard deviation
/// @param generator what it draws from
public record GlorotNormal(double scale, Generator generator) implements Initializer {

    public GlorotNormal() {
        this(1);
    }

    public GlorotNormal(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        Fans fans = Fans.of("glorotNormal", shape);
        double std = scale * Math.sqrt(2 / (fans.in() + fans.out()));
        return new Normal(std, generator).generate(device, dtype, shape);
    }
}
