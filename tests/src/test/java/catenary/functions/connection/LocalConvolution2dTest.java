package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalConvolution2dTest {

    @Test void eachPlaceHasItsKernel() {
        Variable x = F.reshape(x(1, 2, 3), 1, 1, 1, 3);
        Variable W = F.reshape(x(1, 10, 100, 1000), 1, 1, 2, 1, 1, 2);
        assertClose(F.localConvolution2d(x, W), 21, 3200);
        assertClose(F.localConvolution2d(x, W, F.reshape(x(0.5, 0), 1, 1, 2)), 21.5, 3200);
    }

    @Test void withOneKernelItIsConvolution() {
        NDArray x = randn(2, 2, 5, 4);
        NDArray W = randn(3, 2, 3, 2);
        NDArray same = W.reshape(3, 1, 1, 2, 3, 2).broadcastTo(3, 2, 2, 2, 3, 2).copy();
        Variable y = F.localConvolution2d(new Variable(x), new Variable(same), o -> o.stride(2));
        assertTrue(F.convolution2d(new Variable(x), new Variable(W), o -> o.stride(2)).array()
                .allClose(y.array(), 1e-12, 1e-12));
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(min = 1, max = 3) int k) {
        int oH = (5 - k) / stride + 1;
        GradientCheck.ofMany(v -> F.localConvolution2d(v[0], v[1], v[2], o -> o.stride(stride, 1))).order(3)
                .at(randn(2, 2, 5, 4), randn(3, oH, 3, 2, k, 2), randn(3, oH, 3));
    }

    @Test void noImages() {
        assertEquals(Shape.of(0, 3, 2, 2), F.localConvolution2d(empty(0, 1, 3, 3), empty(3, 2, 2, 1, 2, 2)).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("localConvolution2d: expected a kernel of W for each of 2 x 2 places",
                () -> F.localConvolution2d(empty(1, 1, 3, 3), empty(3, 1, 2, 1, 2, 2)));
        assertRefused("localConvolution2d: expected W (O, oH, oW, C, kh, kw) of x's dtype",
                () -> F.localConvolution2d(empty(1, 2, 3, 3), empty(3, 2, 2, 1, 2, 2)));
        assertRefused("localConvolution2d: expected b (O, oH, oW) of x's dtype",
                () -> F.localConvolution2d(empty(1, 1, 3, 3), empty(3, 2, 2, 1, 2, 2), x(1, 2, 3)));
        assertRefused("localConvolution2d: expected float x (N, C, H, W)",
                () -> F.localConvolution2d(empty(1, 3, 3), empty(3, 2, 2, 1, 2, 2)));
    }
}
