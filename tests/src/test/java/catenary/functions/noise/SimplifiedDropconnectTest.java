package catenary.functions.noise;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.bools;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimplifiedDropconnectTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});
    private final Variable W = x(new double[][] {{10, 100}});
    private final NDArray shared = bools(true, false).reshape(1, 2);
    private final NDArray each = bools(true, false, false, true).reshape(2, 1, 2);

    @Test void masks() {
        assertClose(F.simplifiedDropconnect(x, W, o -> o.mask(shared).ratio(0.75)), 40, 120);
        assertClose(F.simplifiedDropconnect(x, W, x(0.5), o -> o.mask(each)), 20.5, 800.5);
        assertClose(F.simplifiedDropconnect(x, W, o -> o.mask(each).train(false)), 10, 400);
        assertClose(F.simplifiedDropconnect(x, W, o -> o.train(false)), 210, 430);
    }

    @Test void aShareOfTheWeightsIsDropped() {
        Variable ones = new Variable(randn(1, 20_000).mul(0).add(1));
        Variable y = F.simplifiedDropconnect(ones, ones, o -> o.ratio(0.25));
        assertEquals(1, y.item() / 20_000, 0.02);
        Variable rows = new Variable(randn(8, 50).mul(0).add(1));
        Variable weights = new Variable(randn(1, 50).mul(0).add(1));
        NDArray shared = F.simplifiedDropconnect(rows, weights, o -> o.useBatchwiseMask(false)).array();
        assertEquals(shared.max().item(), shared.min().item());
        NDArray each = F.simplifiedDropconnect(rows, weights).array();
        assertEquals(true, each.max().item() > each.min().item());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int in, @ForAll @IntRange(min = 1, max = 4) int out) {
        NDArray mask = randn(n, out, in).gt(0);
        GradientCheck.ofMany(v -> F.simplifiedDropconnect(v[0], v[1], v[2], o -> o.mask(mask))).order(2)
                .at(randn(n, in), randn(out, in), randn(out));
        GradientCheck.ofMany(v -> F.simplifiedDropconnect(v[0], v[1], o -> o.mask(mask.get(0)))).order(2)
                .at(randn(n, in), randn(out, in));
    }

    @Test void noRows() {
        assertEquals(Shape.of(0, 1), F.simplifiedDropconnect(empty(0, 2), W).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("simplifiedDropconnect: expected 0 <= ratio < 1, but found 1.0",
                () -> F.simplifiedDropconnect(x, W, o -> o.ratio(1)));
        assertRefused("simplifiedDropconnect: expected float x (N, I) and W (O, I)",
                () -> F.simplifiedDropconnect(empty(2, 3), W));
        assertRefused("simplifiedDropconnect: expected mask of shape (2, 1, 2) or (1, 2), but found (2,)",
                () -> F.simplifiedDropconnect(x, W, o -> o.mask(bools(true, false))));
    }
}
