package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.connection.ConvolutionNdTest.Case;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DeconvolutionNdTest {

    @Provide Arbitrary<Case> smallAndLarge() {
        return ConvolutionNdTest.cases(new int[] {80, 11, 6});
    }

    @Provide Arbitrary<Case> small() {
        return ConvolutionNdTest.cases(new int[] {7, 5, 3});
    }

    @Property(tries = 60) void theAdjointOfConvolution(@ForAll("smallAndLarge") Case c) {
        NDArray x = c.x();
        NDArray y = new Generator(5).randn(x.device(), DType.FLOAT64, c.y().shape());
        Variable W = new Variable(c.W());
        double forth = F.convolutionNd(new Variable(x), W, c::options).array().mul(y).sum().item();
        double back = F.deconvolutionNd(new Variable(y), W, c::options).array().mul(x).sum().item();
        assertEquals(forth, back, 1e-10 * (1 + Math.abs(forth)));
    }

    @Property(tries = 25) void gradients(@ForAll("small") Case c) {
        GradientCheck.ofMany(v -> F.deconvolutionNd(v[0], v[1], v[2], c::options)).order(2).at(c.y(), c.W(),
                randn(c.in()));
    }

    @Test void eachElementAddsItsMultipleOfTheKernel() {
        Variable x = F.reshape(x(1, 2), 1, 1, 2);
        Variable W = F.reshape(x(1, 10, 100), 1, 1, 3);
        assertClose(F.deconvolutionNd(x, W, x(0.5)), 1.5, 12.5, 120.5, 200.5);
        assertClose(F.deconvolutionNd(x, W, o -> o.stride(2)), 1, 10, 102, 20, 200);
        assertClose(F.deconvolutionNd(x, W, o -> o.stride(2).pad(1)), 10, 102, 20);
        assertClose(F.deconvolutionNd(x, W, o -> o.stride(2).pad(1).outsize(4)), 10, 102, 20, 200);
        assertClose(F.deconvolutionNd(x, W, o -> o.dilate(2)), 1, 2, 10, 20, 100, 200);
    }

    @Test void noImages() {
        assertEquals(Shape.of(0, 3, 6), F.deconvolutionNd(empty(0, 2, 5), empty(2, 3, 2)).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("deconvolutionNd: expected x.shape[1] == W.shape[0], but 3 != 2",
                () -> F.deconvolutionNd(empty(1, 3, 4), empty(2, 3, 3)));
        assertRefused("deconvolutionNd: expected b of one element a channel of the result, but 2 != 3",
                () -> F.deconvolutionNd(empty(1, 2, 4), empty(2, 3, 3), x(1, 2)));
        assertRefused("deconvolutionNd: expected a result that has 4 windows along axis 0 of those slid over, but found"
                + " length 9 with ksize 3, stride 1, pad 0, dilate 1",
                () -> F.deconvolutionNd(empty(1, 2, 4), empty(2, 3, 3), o -> o.outsize(9)));
        assertRefused("deconvolutionNd: expected a result that has 1 windows along axis 0 of those slid over, but found"
                + " length -1 with ksize 1, stride 1, pad 1, dilate 1",
                () -> F.deconvolutionNd(empty(1, 2, 1), empty(2, 3, 1), o -> o.pad(1)));
    }
}
