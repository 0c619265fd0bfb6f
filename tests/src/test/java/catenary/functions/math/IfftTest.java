package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IfftTest {

    @Test void values() {
        var y = F.ifft(x(10, -2, -2, -2), x(0, 2, 0, -2));
        assertClose(y.get(0), 1, 2, 3, 4);
        assertClose(y.get(1), 0, 0, 0, 0);
    }

    @Test void itUndoesTheTransform() {
        for (int n : new int[] {1, 6, 128, 521}) {
            NDArray re = randn(3, n);
            NDArray im = re.square();
            var back = F.ifft(F.fft(new Variable(re), new Variable(im)).toArray(Variable[]::new));
            assertTrue(back.get(0).array().allClose(re, 0, 1e-11), () -> "n = " + n);
            assertTrue(back.get(1).array().allClose(im, 0, 1e-11), () -> "n = " + n);
        }
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 3}) NDArray re, @ForAll @ArrayOf(
            shape = {2, 3}) NDArray im) {
        GradientCheck.ofOutputs(v -> F.ifft(v[0], v[1].mul(v[0])).toArray(Variable[]::new)).order(2).at(re, im);
    }

    @Test void refusesWhatIsNoComplexArray() {
        assertRefused("ifft: expected a real and an imaginary part, but found 0 array(s)", () -> F.ifft());
        assertRefused("ifft: expected real.shape == imag.shape, but (1,) != (2,)", () -> F.ifft(x(1), x(1, 2)));
    }
}
