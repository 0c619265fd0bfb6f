package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.functions.loss.ArgmaxCrf1d;
import java.util.List;
import org.junit.jupiter.api.Test;

class CRF1dTest {

    private final NDArray cost = x(new double[][] {{0.1, 0.2, -1}, {0.3, 0.4, 0}, {-0.5, 1, 2}}).array();

    private final List<Variable> sequences = List.of(randn(1, 2, 3), randn(2, 4, 3), randn(3, 1, 3), randn(4, 4, 3));
    private final List<Variable> labels = List.of(ids(0, 1), ids(2, 1, 0, 2), ids(1), ids(0, 0, 2, 2));

    private static Variable ids(int... ids) {
        return Variable.constant(ints(ids));
    }

    /// The loss by adding up every sequence of labels.
    private double loss(NDArray x, int[] labels) {
        int n = x.length();
        double z = 0;
        int[] y = new int[n];
        for (int code = 0; code < Math.pow(3, n); code++) {
            for (int t = 0, rest = code; t < n; t++, rest /= 3) {
                y[t] = rest % 3;
            }
            z += Math.exp(score(x, y));
        }
        return Math.log(z) - score(x, labels);
    }

    private double score(NDArray x, int[] y) {
        double s = 0;
        for (int t = 0; t < y.length; t++) {
            s += x.get(t, y[t]).item() + (t == 0 ? 0 : cost.get(y[t - 1], y[t]).item());
        }
        return s;
    }

    @Test void isTheNegativeLogarithmOfTheLabelsProbability() {
        var link = new CRF1d(3, o -> o.initialCost(cost));
        double[] expected = new double[4];
        for (int i = 0; i < 4; i++) {
            expected[i] = loss(sequences.get(i).array(), labels.get(i).array().toIntArray());
        }
        assertClose(link.apply(sequences, labels, o -> o.transpose(true).reduce("no")), expected);
        double mean = java.util.Arrays.stream(expected).average().orElseThrow();
        assertClose(link.apply(sequences, labels, o -> o.transpose(true)), mean);
        List<Variable> sorted = List.of(sequences.get(1), sequences.get(3), sequences.get(0), sequences.get(2));
        List<Variable> sortedLabels = List.of(labels.get(1), labels.get(3), labels.get(0), labels.get(2));
        assertClose(link.apply(F.transposeSequence(sorted), F.transposeSequence(sortedLabels)), mean);
    }

    @Test void findsTheBestLabelsOfEachSequence() {
        var link = new CRF1d(3, o -> o.initialCost(cost));
        ArgmaxCrf1d.Best all = link.argmax(sequences, true);
        for (int i = 0; i < 4; i++) {
            ArgmaxCrf1d.Best alone = link.argmax(F.transposeSequence(List.of(sequences.get(i))));
            int[] path = all.path().get(i).toIntArray();
            assertArrayEquals(alone.path().stream().mapToInt(p -> (int) p.get(0).item()).toArray(), path);
            assertEquals(alone.score().array().get(0).item(), all.score().array().get(i).item(), 1e-5);
            assertEquals(score(sequences.get(i).array(), path), all.score().array().get(i).item(), 1e-5);
        }
    }

    @Test void beginsWithNoPreferences() {
        assertEquals(cost.zerosLike(), new CRF1d(3).cost().array());
        assertEquals("CRF1d(nLabel=3)  // 9 parameters: cost (3, 3)", new CRF1d(3).toString());
    }

    @Test void refusesWhatDoesNotFit() {
        var link = new CRF1d(3);
        assertRefused("CRF1d: expected sequences of at least one step, but sequence 1 is float32 (0, 3) on cpu",
                () -> link.argmax(List.of(randn(1, 2, 3), randn(1, 0, 3)), true));
        assertRefused("CRF1d: expected ys of the lengths of xs, but found [(3,)] and [(2, 3)]",
                () -> link.apply(List.of(randn(1, 2, 3)), List.of(ids(0, 1, 2)), o -> o.transpose(true)));
        assertRefused("crf1d: expected reduce to be one of mean, no, but found sum",
                () -> link.apply(sequences, labels, o -> o.transpose(true).reduce("sum")));
        assertRefused("CRF1d: expected nLabel > 0, but found 0", () -> new CRF1d(0));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new CRF1d(3, o -> o.initialCost(cost)), List.of("cost"),
                link -> link.apply(sequences, labels, o -> o.transpose(true)));
    }
}
