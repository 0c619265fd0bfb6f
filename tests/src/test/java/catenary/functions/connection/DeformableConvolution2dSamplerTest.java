package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeformableConvolution2dSamplerTest {

    @Test void withoutOffsetsItIsConvolution() {
        Variable x = new Variable(randn(2, 3, 6, 5));
        Variable W = new Variable(randn(4, 3, 3, 2));
        Variable offset = new Variable(randn(2, 12, 3, 3).mul(0));
        Variable b = new Variable(randn(4));
        NDArray expected = F.convolution2d(x, W, b, o -> o.stride(2).pad(1)).array();
        assertTrue(F.deformableConvolution2dSampler(x, offset, W, b, o -> o.stride(2).pad(1)).array()
                .allClose(expected, 1e-12, 1e-12));
    }

    @Test void pixelsAreReadBetweenEachOtherAndZerosOutside() {
        Variable image = F.reshape(x(1, 3, 10, 30), 1, 1, 2, 2);
        Variable one = F.reshape(x(1), 1, 1, 1, 1);
        Variable offset = F.reshape(x(0.5, 0.5, -0.5, -7, 0.5, 0, 0.25, 0), 1, 2, 2, 2);
        assertClose(F.deformableConvolution2dSampler(image, offset, one), 11, 1.5, 3.75, 0);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 8, 2, 3}, min = 0.1, max = 0.9) NDArray offset) {
        GradientCheck.ofMany(v -> F.deformableConvolution2dSampler(v[0], v[1], v[2], v[3], o -> o.stride(2, 1).pad(1)))
                .order(2).at(randn(2, 2, 3, 2), offset, randn(2, 2, 2, 2), randn(2));
    }

    @Test void noImages() {
        assertEquals(Shape.of(0, 4, 2, 2),
                F.deformableConvolution2dSampler(empty(0, 3, 3, 3), empty(0, 8, 2, 2), empty(4, 3, 2, 2)).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("deformableConvolution2dSampler: expected offset of shape (1, 8, 2, 2)",
                () -> F.deformableConvolution2dSampler(empty(1, 3, 3, 3), empty(1, 4, 2, 2), empty(4, 3, 2, 2)));
        assertRefused("deformableConvolution2dSampler: expected x (N, C, H, W) and W (O, C, kh, kw)",
                () -> F.deformableConvolution2dSampler(empty(1, 2, 3, 3), empty(1, 8, 2, 2), empty(4, 3, 2, 2)));
        assertRefused("deformableConvolution2dSampler: expected b of one element a channel of the result",
                () -> F.deformableConvolution2dSampler(empty(1, 3, 3, 3), empty(1, 8, 2, 2), empty(4, 3, 2, 2), x(1)));
    }
}
