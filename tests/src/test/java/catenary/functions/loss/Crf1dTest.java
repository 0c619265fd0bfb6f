package catenary.functions.loss;

import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Crf1dTest {

    private static final int[][] LABELS = {{0, 2, 1, 1}, {1, 1, 0}, {2}};

    private final List<Variable> ys = PlainChain.labels(LABELS);

    @Property(tries = 10) void theLossComparesWithAllSequencesOfLabels(@ForAll @ArrayOf(shape = {3, 3}) NDArray cost,
            @ForAll @ArrayOf(shape = {8, 3}) NDArray x) {
        Variable y = F.crf1d(new Variable(cost), PlainChain.steps(new Variable(x)), ys, o -> o.reduce("no"));
        double[] expected = new double[3];
        for (int n = 0; n < 3; n++) {
            expected[n] = PlainChain.logPartition(cost, x, n) - PlainChain.score(cost, x, n, LABELS[n]);
        }
        assertTrue(y.array().allClose(at(expected), 1e-12, 1e-12));
        Variable mean = F.crf1d(new Variable(cost), PlainChain.steps(new Variable(x)), ys);
        assertEquals(at(expected).mean().item(), mean.item(), 1e-12);
    }

    @Property(tries = 5) void gradients(@ForAll @ArrayOf(shape = {3, 3}) NDArray cost,
            @ForAll @ArrayOf(shape = {8, 3}) NDArray x, @ForAll boolean mean) {
        GradientCheck.ofTwo((c, v) -> F.crf1d(c, PlainChain.steps(v), ys, o -> o.reduce(mean ? "mean" : "no")).pow(2))
                .order(2).at(cost, x);
    }

    @Test void oneStepIsSoftmaxCrossEntropy() {
        Variable x = new Variable(randn(4, 3));
        Variable t = PlainChain.labels(new int[][] {{1, 0, 0, 0}, {2, 0, 0}, {0}}).getFirst();
        Variable first = x.get("0:3");
        assertEquals(F.softmaxCrossEntropy(first, t).item(),
                F.crf1d(new Variable(randn(3, 3)), List.of(first), List.of(t)).item(), 1e-12);
    }

    @Test void greatScoresDoNotOverflow() {
        Variable x = new Variable(randn(8, 3).mul(1000).astype(DType.FLOAT32));
        assertTrue(
                F.crf1d(new Variable(randn(3, 3).astype(DType.FLOAT32)), PlainChain.steps(x), ys).array().isFinite());
    }

    @Test void noSequences() {
        Variable none = Variable.constant(empty(0).array().astype(DType.INT32));
        assertEquals(Shape.of(0), F.crf1d(empty(2, 2), List.of(empty(0, 2), empty(0, 2)), List.of(none, none),
                o -> o.reduce("no")).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        Variable cost = new Variable(randn(3, 3));
        List<Variable> xs = PlainChain.steps(new Variable(randn(8, 3)));
        assertRefused("crf1d: expected float cost (L, L)", () -> F.crf1d(empty(2, 3), xs, ys));
        assertRefused("crf1d: expected at least one step of xs, but found none", () -> F.crf1d(cost, List.of(), ys));
        assertRefused("crf1d: expected xs (B, L) at each step, with B that never grows, L and dtype of cost",
                () -> F.crf1d(cost, xs.reversed(), ys));
        assertRefused("crf1d: expected ys of as many steps as xs, but found 1 and 4",
                () -> F.crf1d(cost, xs, ys.subList(0, 1)));
        assertRefused("crf1d: expected integer ys (B,) as xs (B, L) at each step",
                () -> F.crf1d(cost, xs, ys.reversed()));
        assertRefused("crf1d: expected every label of ys to be in 0 <= y < 3, but found 0 to 3",
                () -> F.crf1d(cost, xs, PlainChain.labels(new int[][] {{0, 3, 1, 1}, {1, 1, 0}, {2}})));
    }
}
