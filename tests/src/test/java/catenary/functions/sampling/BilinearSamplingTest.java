package catenary.functions.sampling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class BilinearSamplingTest {

    private static final int[] NONE = {0, 0};

    private final Variable image = F.reshape(x(1, 3, 10, 30), 1, 1, 2, 2);

    private static Variable row(double... values) {
        return x(new double[][] {values});
    }

    @Test void theCornersAreExactAndOutsideIsZero() {
        assertClose(BilinearSampling.sample(image, NONE, row(0, 0, 1, 1), row(0, 1, 0, 1)), 1, 3, 10, 30);
        assertClose(BilinearSampling.sample(image, NONE, row(0.5, -0.5, 9, 1.5), row(0.5, 0, 0, -0.5)), 11, 0.5, 0,
                2.5);
        assertClose(BilinearSampling.sample(image, new int[] {1, 2}, row(1, 2), row(2, 3)), 1, 30);
    }

    @Test void onAPixelTheSlopeIsThatBeyondIt() {
        Variable y = row(0, -1, 2);
        Variable x = row(0, 0, 0);
        BilinearSampling.sample(image, NONE, y, x).sum().backward();
        assertClose(y.grad(), 9, 0, 0);
        assertClose(x.grad(), 2, 0, 0);
    }

    @Test void gradients() {
        GradientCheck.ofMany(v -> BilinearSampling.sample(v[0], NONE, v[1], v[2])).order(3)
                .at(randn(2, 2, 3, 4), randn(2, 5), randn(2, 5).add(1));
    }
}
