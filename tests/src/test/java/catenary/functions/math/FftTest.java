package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FftTest {

    @Test void values() {
        var y = F.fft(x(0, 1, 2, 3, 4), x(0, 0, 0, 0, 0));
        assertClose(y.get(0), 10, -2.5, -2.5, -2.5, -2.5);
        assertClose(y.get(1), 0, 3.4409548, 0.81229924, -0.81229924, -3.4409548);
        assertClose(F.fft(x(3), x(4)).get(1), 4);
        assertEquals(Shape.of(0, 3, 4), F.fft(empty(0, 3, 4), empty(0, 3, 4)).get(1).shape());
        Variable half = new Variable(x(1, 2).array().astype(DType.FLOAT16));
        assertEquals(DType.FLOAT16, F.fft(half, half).get(0).dtype());
    }

    /// Lengths of one matrix product, of several, with a large prime divisor, and prime ones of both kinds.
    @Test void everyLengthIsTheSumAsItIsWritten() {
        for (int n : new int[] {1, 2, 7, 64, 65, 96, 134, 100, 251, 257, 512, 521, 1042, 4100}) {
            NDArray re = randn(2, n);
            NDArray im = re.mul(0.5).sub(re.get(":", "::-1"));
            var y = F.fft(new Variable(re), new Variable(im));
            double[] a = re.toDoubleArray();
            double[] b = im.toDoubleArray();
            for (int k : new int[] {0, 1 % n, n / 3, n / 2, n - 1}) {
                double real = 0;
                double imag = 0;
                for (int t = 0; t < n; t++) {
                    double angle = -2 * Math.PI * ((long) t * k % n) / n;
                    real += a[n + t] * Math.cos(angle) - b[n + t] * Math.sin(angle);
                    imag += a[n + t] * Math.sin(angle) + b[n + t] * Math.cos(angle);
                }
                assertEquals(real, y.get(0).get(1, k).item(), 1e-10 * n, "real part " + k + " of " + n);
                assertEquals(imag, y.get(1).get(1, k).item(), 1e-10 * n, "imaginary part " + k + " of " + n);
            }
        }
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 5}) NDArray re, @ForAll @ArrayOf(
            shape = {2, 5}) NDArray im) {
        GradientCheck.ofOutputs(v -> F.fft(v[0], v[1].mul(v[0])).toArray(Variable[]::new)).order(2).at(re, im);
    }

    @Test void gradientsOfOnePartOnly() {
        GradientCheck.ofOutputs(v -> new Variable[] {F.fft(v).get(1)}).order(2).at(randn(2, 70), randn(2, 70));
    }

    @Test void refusesWhatIsNoComplexArray() {
        assertRefused("fft: expected a real and an imaginary part, but found 1 array(s)", () -> F.fft(x(1)));
        assertRefused("fft: expected real.shape == imag.shape, but (1,) != (2,)", () -> F.fft(x(1), x(1, 2)));
        assertRefused("fft: expected at least one point along the last axis, but found 0",
                () -> F.fft(empty(2, 0), empty(2, 0)));
        Variable i = Variable.constant(ints(new int[] {1}));
        assertRefused("fft: expected real.dtype to be a float, but found int32", () -> F.fft(i, i));
        assertRefused("fft: expected real.rank >= 1, but 0 < 1", () -> F.fft(x(1).sum(), x(1).sum()));
    }
}
