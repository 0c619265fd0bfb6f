package catenary.initializers;

import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Uniform numbers in `[-s, s)` with `s = scale sqrt(6 / (fanIn + fanOut))`.
///
/// Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks (2010).
///
/// @param scale     factor on the range
/// @param generator what it draws from
public record GlorotUniform(double scale, Generator generator) implements Initializer {

    public GlorotUniform() {
        this(1);
    }

    public GlorotUniform(double scale) {
        this(scale, Generator.global());
    }

    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        Fans fans = Fans.of("glorotUniform", shape);
        double s = scale * Math.sqrt(6 / (fans.in() + fans.out()));
        return new Uniform(s, generator).generate(device, dtype, shape);
    }
}
