package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Convolution2dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6), 1, 1, 2, 3);

    @Test void values() {
        Variable W = F.reshape(x(1, 10, 100, 1000), 1, 1, 2, 2);
        assertClose(F.convolution2d(image, W), 5421, 6532);
        assertClose(F.convolution2d(image, W, x(0.5), o -> o.stride(2).coverAll(true)), 5421.5, 603.5);
        assertClose(F.convolution2d(image, W, o -> o.pad(1, 0).stride(2, 1)), 2100, 3200, 54, 65);
    }

    @Test void aKernelOfOnePixelMixesChannels() {
        Variable W = F.reshape(x(1, 10), 2, 1, 1, 1);
        assertClose(F.convolution2d(image, W), 1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 3) int k) {
        GradientCheck.ofMany(v -> F.convolution2d(v[0], v[1], v[2], o -> o.stride(stride, 1).pad(pad).groups(2)))
                .order(2)
                .at(randn(2, 4, 5, 4), randn(2, 2, k, 2), randn(2));
    }

    @Test void aConstantInputCostsNoGradient() {
        Variable W = F.reshape(x(2), 1, 1, 1, 1);
        Variable x = Variable.constant(image.array());
        F.convolution2d(x, W).sum().backward();
        assertNull(x.grad());
    }

    @Test void refusesOtherRanksAndDilations() {
        assertRefused("convolution2d: expected x.rank == 4, but 3 != 4",
                () -> F.convolution2d(empty(2, 2, 2), empty(1, 2, 1, 1)));
        assertRefused("convolution2d: expected dilate >= 1, one number or 2, but found [0]",
                () -> F.convolution2d(image, empty(1, 1, 1, 1), o -> o.dilate(0)));
    }
}
