package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectionistTemporalClassificationTest {

    private final NDArray labels = ints(new int[][] {{1, 1}, {2, 0}});

    private static List<Variable> steps(NDArray x) {
        return F.separate(new Variable(x));
    }

    /// The sum over every path of as many symbols as there are steps that says the labels.
    private static double allPaths(double[][] p, int[] labels, int blank) {
        double sum = 0;
        int symbols = p[0].length;
        for (int code = 0; code < Math.pow(symbols, p.length); code++) {
            List<Integer> said = new ArrayList<>();
            double product = 1;
            int before = -1;
            for (int t = 0, rest = code; t < p.length; t++, rest /= symbols) {
                int s = rest % symbols;
                product *= p[t][s];
                if (s != blank && s != before) {
                    said.add(s);
                }
                before = s;
            }
            sum += said.equals(Arrays.stream(labels).boxed().toList()) ? product : 0;
        }
        return sum;
    }

    private static double[][] softmax(NDArray x, int sequence, int steps) {
        double[][] p = new double[steps][];
        for (int t = 0; t < steps; t++) {
            p[t] = F.softmax(new Variable(x.get(t, sequence)), 0).array().toDoubleArray();
        }
        return p;
    }

    @Property(tries = 20) void theLossIsTheSumOverAllPaths(@ForAll @ArrayOf(shape = {5, 2, 3}) NDArray x,
            @ForAll @IntRange(max = 2) int blank, @ForAll @IntRange(min = 3, max = 5) int length,
            @ForAll @IntRange(max = 2) int count) {
        int a = (blank + 1) % 3;
        int b = (blank + 2) % 3;
        Variable y = F.connectionistTemporalClassification(steps(x), ints(new int[][] {{a, a}, {b, a}}), blank,
                o -> o.inputLength(ints(new int[] {5, length})).labelLength(ints(new int[] {2, count})).reduce("no"));
        double first = -Math.log(allPaths(softmax(x, 0, 5), new int[] {a, a}, blank));
        double second =
                -Math.log(allPaths(softmax(x, 1, length), Arrays.copyOf(new int[] {b, a}, count), blank));
        assertTrue(y.array().allClose(at(first, second), 1e-9, 1e-9));
    }

    @Test void referenceValue() {
        List<Variable> scores = List.of(x(new double[][] {{1, 2, 3}}), x(new double[][] {{0, 1, 0}}),
                x(new double[][] {{2, 0, 1}}));
        assertClose(F.connectionistTemporalClassification(scores, ints(new int[][] {{1}}), 0), 1.7043827);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {4, 2, 3}) NDArray x, @ForAll boolean mean,
            @ForAll @IntRange(min = 3, max = 4) int length, @ForAll @IntRange(max = 2) int count) {
        GradientCheck
                .of(v -> F.connectionistTemporalClassification(F.separate(v), ints(new int[][] {{1, 1}, {2, 1}}), 0,
                        o -> o.inputLength(ints(new int[] {length, 4})).labelLength(ints(new int[] {2, count}))
                                .reduce(mean ? "mean" : "no"))
                        .pow(2))
                .order(2).at(x);
    }

    @Test void thereIsNoGradientBehindTheEnd() {
        Variable x = new Variable(randn(4, 2, 3));
        F.connectionistTemporalClassification(F.separate(x), labels, 0,
                o -> o.inputLength(ints(new int[] {3, 1})).labelLength(ints(new int[] {2, 1}))).backward();
        assertEquals(x.grad().get("1:", 1), x.grad().get("1:", 1).zerosLike());
        assertEquals(x.grad().get(3, 0), x.grad().get(3, 0).zerosLike());
    }

    @Test void labelsThatStepsCannotHoldCostMuchAndStayFinite() {
        Variable x = new Variable(randn(2, 2, 3).astype(DType.FLOAT32));
        Variable y = F.connectionistTemporalClassification(F.separate(x), labels, 0, o -> o.reduce("no").labelLength(
                ints(new int[] {2, 1})));
        assertTrue(y.array().get(0).item() > 1e9 && y.array().get(1).item() < 100);
        y.sum().backward();
        assertFalse(x.grad().hasNaN());
    }

    @Test void longSequencesNeitherOverflowNorVanish() {
        Variable x = new Variable(randn(400, 1, 5).mul(20).astype(DType.FLOAT32));
        Variable y = F.connectionistTemporalClassification(F.separate(x), ints(new int[][] {{1, 2, 3, 4, 1}}), 0);
        y.backward();
        assertTrue(y.item() > 1000 && y.item() < 1e6);
        assertTrue(x.grad().isFinite());
    }

    @Test void labelsBehindTheEndMayBeAnything() {
        Variable y = F.connectionistTemporalClassification(steps(randn(3, 1, 4)), ints(new int[][] {{2, -1}}), 0,
                o -> o.labelLength(ints(new int[] {1})));
        Variable alone = F.connectionistTemporalClassification(steps(randn(3, 1, 4)), ints(new int[][] {{2}}), 0);
        assertEquals(alone.item(), y.item());
    }

    @Test void noLabelsNoSequencesAndHalfPrecision() {
        Variable x = x(new double[][] {{1, 2, 3}});
        double blank = F.logSoftmax(x).array().get(0, 0).item();
        assertClose(F.connectionistTemporalClassification(List.of(x, x), ints(new int[1][0]), 0), -2 * blank);
        NDArray none = empty(0, 2).array().astype(DType.INT32);
        assertEquals(Shape.of(0), F.connectionistTemporalClassification(List.of(empty(0, 3)), none, 0,
                o -> o.reduce("no")).shape());
        Variable half = F.cast(x, DType.FLOAT16);
        Variable y = F.connectionistTemporalClassification(List.of(half, half), ints(new int[][] {{1}}), 0);
        assertEquals(DType.FLOAT16, y.dtype());
        assertTrue(y.item() < 10);
    }

    @Test void refusesWhatDoesNotFit() {
        String name = "connectionistTemporalClassification: expected ";
        List<Variable> x = steps(randn(3, 2, 4));
        assertRefused(name + "at least one step of x, but found none",
                () -> F.connectionistTemporalClassification(List.of(), labels, 0));
        assertRefused(name + "float x (B, V), equal at each step, and integer t (B, L)",
                () -> F.connectionistTemporalClassification(x, ints(new int[][] {{1}}), 0));
        assertRefused(name + "0 <= blankSymbol < 4, the symbols of x, but found 4",
                () -> F.connectionistTemporalClassification(x, labels, 4));
        assertRefused(name + "every label of t to be in 0 <= t < 4, the symbols of x, but found 1 to 4",
                () -> F.connectionistTemporalClassification(x, ints(new int[][] {{1, 4}, {1, 1}}), 0));
        assertRefused(name + "1 <= inputLength <= 3, but found array([4, 3])",
                () -> F.connectionistTemporalClassification(x, labels, 0,
                        o -> o.inputLength(ints(new int[] {4, 3}))));
        assertRefused(name + "integer labelLength of shape (2,), but found int32 (1,) on cpu",
                () -> F.connectionistTemporalClassification(x, labels, 0, o -> o.labelLength(ints(new int[] {1}))));
        assertRefused(name + "reduce to be one of mean, no, but found sum",
                () -> F.connectionistTemporalClassification(x, labels, 0, o -> o.reduce("sum")));
    }
}
