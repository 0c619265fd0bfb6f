package catenary.functions.math;

import catenary.autograd.Variable;
import java.util.Arrays;

/// The product of two arrays summed over pairs of axes.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a`, `b` | any whose paired axes have equal lengths | float |
/// | `axes` | a number: the last so many of `a` with the first so many of `b`, 2 if not given; or the axes of `a` and those of `b` to be paired in order | |
/// | returns | the other axes of `a`, then the other axes of `b` | the wider of the two |
///
/// With no axes paired this is the outer product. A composite of one matrix product.
///
/// ```jshell
/// jshell> F.tensordot(variable(new float[][] {{1, 2}, {3, 4}}), variable(1, 10), 1)
/// $1 ==> variable([21., 43.])
/// ```
public final class Tensordot {

    private Tensordot() {}

    /// Over the last two axes of `a` and the first two of `b`.
    public static Variable tensordot(Variable a, Variable b) {
        return tensordot(a, b, 2);
    }

    public static Variable tensordot(Variable a, Variable b, int axes) {
        if (axes < 0 || axes > a.rank() || axes > b.rank()) {
            throw wrong("0 <= axes <= " + Math.min(a.rank(), b.rank()) + ", but found " + axes, a, b);
        }
        int[] last = new int[axes];
        int[] first = new int[axes];
        for (int i = 0; i < axes; i++) {
            last[i] = a.rank() - axes + i;
            first[i] = i;
        }
        return tensordot(a, b, new int[][] {last, first});
    }

    /// Over axis `axes[0]` of `a` and axis `axes[1]` of `b`.
    public static Variable tensordot(Variable a, Variable b, int[] axes) {
        if (axes.length != 2) {
            throw wrong("one axis of a and one of b, but found " + Arrays.toString(axes), a, b);
        }
        return tensordot(a, b, new int[][] {{axes[0]}, {axes[1]}});
    }

    /// Over the axes `axes[0]` of `a` and `axes[1]` of `b`.
    ///
    /// @throws IllegalArgumentException if there are no such axes, one is named twice, paired lengths differ, or an operand is
    ///                                  no float
    public static Variable tensordot(Variable a, Variable b, int[][] axes) {
        if (axes.length != 2 || axes[0].length != axes[1].length) {
            throw wrong("as many axes of a as of b, but found " + Arrays.deepToString(axes), a, b);
        }
        int[] left = new int[a.rank()];
        int[] right = new int[b.rank()];
        Arrays.setAll(left, i -> i);
        Arrays.setAll(right, i -> a.rank() + i);
        for (int i = 0; i < axes[0].length; i++) {
            int p = a.shape().normalizeAxis(axes[0][i]);
            int q = b.shape().normalizeAxis(axes[1][i]);
            if (left[p] != p || right[q] != a.rank() + q) {
                throw wrong("different axes, but found " + Arrays.deepToString(axes), a, b);
            }
            if (a.shape().axis(p) != b.shape().axis(q)) {
                throw wrong("a.shape[" + p + "] == b.shape[" + q + "], but " + a.shape().axis(p) + " != "
                        + b.shape().axis(q), a, b);
            }
            left[p] = a.rank() + b.rank() + i;
            right[q] = left[p];
        }
        int[] kept = java.util.stream.IntStream.concat(Arrays.stream(left), Arrays.stream(right))
                .filter(label -> label < a.rank() + b.rank()).toArray();
        return new Contraction("tensordot", new Variable[] {a, b}, new int[][] {left, right}).to(kept);
    }

    private static IllegalArgumentException wrong(String expectation, Variable a, Variable b) {
        return new IllegalArgumentException("tensordot: expected " + expectation + "\n  a: " + a.array().describe()
                + "\n  b: " + b.array().describe());
    }
}
