package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArgmaxCrf1dTest {

    @Property(tries = 10) void noSequenceOfLabelsScoresMore(@ForAll @ArrayOf(shape = {3, 3}) NDArray cost,
            @ForAll @ArrayOf(shape = {8, 3}) NDArray x) {
        var best = F.argmaxCrf1d(new Variable(cost), PlainChain.steps(new Variable(x)));
        for (int n = 0; n < 3; n++) {
            double expected = PlainChain.score(cost, x, n, PlainChain.best(cost, x, n));
            int[] y = new int[PlainChain.LENGTHS[n]];
            for (int t = 0; t < y.length; t++) {
                y[t] = best.path().get(t).toIntArray()[n];
            }
            assertEquals(expected, PlainChain.score(cost, x, n, y), 1e-12);
            assertEquals(expected, best.score().array().get(n).item(), 1e-12);
        }
    }

    @Test void ofEqualLabelsTheFirst() {
        var best = F.argmaxCrf1d(empty(2, 2), List.of(empty(2, 2), empty(1, 2)));
        assertClose(best.path().get(0), 0, 0);
        assertClose(best.path().get(1), 0);
        assertClose(best.score(), 0, 0);
    }

    @Test void gradients() {
        GradientCheck.ofTwo((c, x) -> F.argmaxCrf1d(c, PlainChain.steps(x)).score().pow(2)).order(2).at(randn(3, 3),
                randn(8, 3));
    }

    @Test void noSequences() {
        var best = F.argmaxCrf1d(empty(2, 2), List.of(empty(0, 2), empty(0, 2)));
        assertEquals(Shape.of(0), best.score().shape());
        assertEquals(Shape.of(0), best.path().get(1).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("argmaxCrf1d: expected float cost (L, L)",
                () -> F.argmaxCrf1d(empty(2, 3), List.of(empty(1, 3))));
        assertRefused("argmaxCrf1d: expected xs (B, L) at each step, with B that never grows, L and dtype of cost",
                () -> F.argmaxCrf1d(empty(2, 2), List.of(empty(1, 3))));
    }
}
