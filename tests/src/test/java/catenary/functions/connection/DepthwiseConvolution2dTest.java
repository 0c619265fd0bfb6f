package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DepthwiseConvolution2dTest {

    @Test void channelsKeepToThemselves() {
        Variable x = F.reshape(x(1, 2, 3, 4), 1, 2, 1, 2);
        Variable W = F.reshape(x(1, 10, 100, 1000), 2, 2, 1, 1);
        assertClose(F.depthwiseConvolution2d(x, W), 1, 2, 100, 200, 30, 40, 3000, 4000);
        assertClose(F.depthwiseConvolution2d(x, W, x(0.5, 0.5, 0, 0), o -> o.stride(2)), 1.5, 100.5, 30, 3000);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 3) int k) {
        GradientCheck.ofMany(v -> F.depthwiseConvolution2d(v[0], v[1], v[2], o -> o.stride(stride, 1).pad(pad)))
                .order(2)
                .at(randn(2, 3, 5, 4), randn(2, 3, k, 2), randn(6));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("depthwiseConvolution2d: expected W (M, C, kh, kw)",
                () -> F.depthwiseConvolution2d(empty(2, 2, 2, 2), empty(2, 2, 2)));
        assertRefused("depthwiseConvolution2d: expected x.shape[1] == W.shape[1] * groups, but 2 != 3",
                () -> F.depthwiseConvolution2d(empty(2, 2, 2, 2), empty(2, 3, 2, 2)));
    }
}
