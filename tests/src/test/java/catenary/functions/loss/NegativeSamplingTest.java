package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NegativeSamplingTest {

    private static double softplus(double z) {
        return Math.log1p(Math.exp(z));
    }

    private static NegativeSampling.Sampler ones() {
        return s -> ints(new int[] {1}).broadcastTo(s);
    }

    @Test void isTheFormula() {
        var v = x(new double[][] {{1, 2}, {3, 0}, {5, 5}});
        var W = x(new double[][] {{1, 0}, {0, 1}});
        var t = ints(new int[] {0, 1, -1});
        double first = softplus(-1) + 2 * softplus(2);
        double second = softplus(0) + 2 * softplus(0);
        assertClose(F.negativeSampling(v, t, W, ones(), 2, o -> o.reduce("no")), first, second, 0);
        assertClose(F.negativeSampling(v, t, W, ones(), 2), first + second);
    }

    @Test void theSamplesAreHandedOut() {
        var shapes = new ArrayList<Shape>();
        var samples = new ArrayList<NDArray>();
        F.negativeSampling(empty(2, 3), ints(new int[] {5, -1}), empty(6, 3), s -> {
            shapes.add(s);
            return ones().sample(s);
        }, 2, o -> o.returnSamples(samples::add));
        assertEquals(Shape.of(2, 3), shapes.getFirst());
        assertEquals(ints(new int[][] {{5, 1, 1}, {-1, 1, 1}}), samples.getFirst());
    }

    /// Where the embedding is still 0, so is every score.
    @Test void slopeAtZero() {
        var W = empty(2, 1);
        F.negativeSampling(x(new double[][] {{2}}), ints(new int[] {0}), W, ones(), 1).backward();
        assertClose(W.grad(), -1, 1);
    }

    @Property(tries = 6) void gradients(@ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(max = 2) int samples, @ForAll boolean sum) {
        var t = new int[rows];
        for (int i = 0; i < rows; i++) {
            t[i] = 2 * (i % 2) - (i == 2 ? 1 : 0);
        }
        GradientCheck.ofTwo((v, w) -> F.negativeSampling(v, ints(t), w, ones(), samples,
                o -> o.reduce(sum ? "sum" : "no"))).order(2).at(randn(rows, 2), randn(3, 2));
    }

    @Test void refusesWhatDoesNotFit() {
        var t = ints(new int[] {0});
        assertRefused("negativeSampling: expected float x (B, N), integer t (B,) and W (V, N) like x",
                () -> F.negativeSampling(empty(1, 2), t, empty(3, 3), ones(), 1));
        assertRefused("negativeSampling: expected sampleSize >= 0, but found -1",
                () -> F.negativeSampling(empty(1, 2), t, empty(3, 2), ones(), -1));
        assertRefused("negativeSampling: expected the sampler to draw (1, 3) numbers, but found int32 (1,) on cpu",
                () -> F.negativeSampling(empty(1, 2), t, empty(3, 2), _ -> t, 2));
    }
}
