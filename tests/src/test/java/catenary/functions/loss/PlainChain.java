package catenary.functions.loss;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Three sequences of 4, 3 and 1 steps in a chain of labels, and their scores one sequence of labels at a time.
final class PlainChain {

    static final int LABELS = 3;
    static final int[] LENGTHS = {4, 3, 1};
    static final int[] SIZES = {3, 2, 2, 1};

    private PlainChain() {}

    /// Steps from `(8, 3)`.
    static List<Variable> steps(Variable x) {
        return F.splitAxis(x, new int[] {3, 5, 7}, 0);
    }

    /// Steps of labels from three sequences.
    static List<Variable> labels(int[][] ys) {
        return IntStream.range(0, SIZES.length).mapToObj(t -> Variable.constant(
                Given.ints(IntStream.range(0, SIZES[t]).map(n -> ys[n][t]).toArray()))).toList();
    }

    static double score(NDArray cost, NDArray x, int sequence, int[] y) {
        double s = 0;
        int row = 0;
        for (int t = 0; t < y.length; t++) {
            s += x.get(row + sequence, y[t]).item() + (t == 0 ? 0 : cost.get(y[t - 1], y[t]).item());
            row += SIZES[t];
        }
        return s;
    }

    /// Every sequence of labels of that length.
    static List<int[]> all(int length) {
        return IntStream.range(0, (int) Math.pow(LABELS, length)).mapToObj(code -> {
            int[] y = new int[length];
            for (int t = 0, rest = code; t < length; t++, rest /= LABELS) {
                y[t] = rest % LABELS;
            }
            return y;
        }).toList();
    }

    static double logPartition(NDArray cost, NDArray x, int sequence) {
        return Math.log(all(LENGTHS[sequence]).stream().mapToDouble(y -> Math.exp(score(cost, x, sequence, y))).sum());
    }

    static int[] best(NDArray cost, NDArray x, int sequence) {
        return all(LENGTHS[sequence]).stream().max(Comparator.comparingDouble(y -> score(cost, x, sequence, y)))
                .orElseThrow();
    }
}
