package catenary.functions.math;

import catenary.autograd.Variable;
import java.util.List;

/// The discrete Fourier transform over the last axis, `y[k] = sum(x[t] exp(-2 pi i k t / n))`, of a complex array given as
/// two.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | the real and the imaginary part, both `(..., n)` | one float dtype; float16 is computed in float32 |
/// | returns | a list of the same two parts | that of `x` |
///
/// Any `n`: products with small matrices of exponentials, so that it runs wherever matrix products do. The gradient is the
/// transform of opposite sign.
///
/// ```jshell
/// jshell> F.fft(variable(1, 2, 3, 4), variable(0, 0, 0, 0))
/// $1 ==> [variable([10., -2., -2., -2.]), variable([ 0.,  2.,  0., -2.])]
/// ```
public final class Fft {

    private Fft() {}

    /// @throws IllegalArgumentException if `x` are not two float arrays of one shape and dtype, or have no points
    public static List<Variable> fft(Variable... x) {
        return List.of(new Fourier("fft", -1, 1).applyAll(x));
    }
}
