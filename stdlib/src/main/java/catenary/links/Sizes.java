package catenary.links;

import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import java.util.Arrays;

/// What links are told about sizes, checked and printed.
final class Sizes {

    private Sizes() {}

    /// Fails unless there is something of it.
    static void checkPositive(String link, String what, int size) {
        if (size <= 0) {
            throw new IllegalArgumentException(link + ": expected " + what + " > 0, but found " + size);
        }
    }

    /// The probability given; fails unless it is in `[0, 1)`.
    static double checkProbability(String link, String what, double p) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException(link + ": expected 0 <= " + what + " < 1, but found " + p);
        }
        return p;
    }

    /// One length for each of `ndim` axes, where one number may stand for all.
    static int[] perAxis(String link, String what, int ndim, int[] given) {
        int[] lengths = given.clone();
        if (lengths.length == 1) {
            lengths = new int[ndim];
            Arrays.fill(lengths, given[0]);
        }
        if (lengths.length != ndim || Arrays.stream(lengths).anyMatch(n -> n <= 0)) {
            throw new IllegalArgumentException(link + ": expected " + what + " > 0, one number or " + ndim
                    + ", but found " + Arrays.toString(given));
        }
        return lengths;
    }

    /// Fails unless `x` has that many axes.
    static void checkRank(String link, Variable x, int rank, String shape) {
        if (x.rank() != rank) {
            throw new IllegalArgumentException(link + ": expected x of shape " + shape + ", but found "
                    + x.array().describe());
        }
    }

    /// The number of elements of an example, where the first axis is the batch.
    static int ofExample(String link, Variable x) {
        if (x.rank() < 2) {
            throw new IllegalArgumentException(link + ": expected x of shape (batch, ...), but found "
                    + x.array().describe());
        }
        int[] d = x.shape().toArray();
        return Shape.of(Arrays.copyOfRange(d, 1, d.length)).size();
    }

    /// A number that stands for all axes as itself, others as a list.
    static String text(int... perAxis) {
        return perAxis.length > 0 && Arrays.stream(perAxis).allMatch(n -> n == perAxis[0]) ? "" + perAxis[0]
                : Arrays.toString(perAxis);
    }

    /// The length of an axis of `p`, as far as it is known.
    static String text(Parameter p, int axis) {
        return p.isInitialized() ? "" + p.shape().axis(axis) : "?";
    }
}
