package catenary.functions.math;

import catenary.autograd.Variable;
import java.util.List;

/// The inverse of [Fft] over the last axis, `y[t] = sum(x[k] exp(2 pi i k t / n)) / n`, of a complex array given as two.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | the real and the imaginary part, both `(..., n)` | one float dtype; float16 is computed in float32 |
/// | returns | a list of the same two parts | that of `x` |
///
/// ```jshell
/// jshell> F.ifft(variable(4, 0, 0, 0), variable(0, 0, 0, 0))
/// $1 ==> [variable([1., 1., 1., 1.]), variable([0., 0., 0., 0.])]
/// ```
public final class Ifft {

    private Ifft() {}

    /// @throws IllegalArgumentException if `x` are not two float arrays of one shape and dtype, or have no points
    public static List<Variable> ifft(Variable... x) {
        double n = x.length == 0 || x[0].rank() == 0 ? 1 : x[0].shape().axis(-1);
        return List.of(new Fourier("ifft", 1, 1 / n).applyAll(x));
    }
}
