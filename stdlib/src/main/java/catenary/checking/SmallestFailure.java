package catenary.checking;

import catenary.array.Create;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// A gradient that is wrong, at the smallest shapes and simplest numbers at which it still is.
///
/// Axes of equal length shrink together first, so that the operands of a matrix product stay such; a shape that the function
/// refuses is passed over.
///
/// @param xs      where the gradient is wrong
/// @param message what is wrong there
public record SmallestFailure(List<NDArray> xs, String message) {

    private static final int MOST_TRIES = 1000;
    private static final int MOST_ELEMENTS = 16;

    /// The complexity of a number that is not zero, one, whole or of one decimal.
    private static final int COMPLEX = 4;

    /// Looks for a wrong gradient of `f` at `xs`, and shrinks what it finds; null if all is right.
    public static SmallestFailure of(Function<Variable[], Variable> f, NDArray... xs) {
        String message = failure(f, xs);
        if (message == null) {
            return null;
        }
        NDArray[] small = Arrays.stream(xs).map(x -> x.dtype().isFloat() ? x.astype(DType.FLOAT64) : x)
                .toArray(NDArray[]::new);
        int tries = 0;
        for (boolean more = true; more && tries < MOST_TRIES;) {
            more = false;
            for (NDArray[] candidate : smaller(small)) {
                String found = tries++ < MOST_TRIES ? failureIfTaken(f, candidate) : null;
                if (found != null) {
                    small = candidate;
                    message = found;
                    more = true;
                    break;
                }
            }
        }
        return new SmallestFailure(List.of(small), message);
    }

    /// One line if the gradient is right, else the smallest failure.
    public static String report(Function<Variable[], Variable> f, NDArray... xs) {
        SmallestFailure failure = of(f, xs);
        if (failure == null) {
            return "the gradient is right at " + Arrays.stream(xs).map(NDArray::describe).toList();
        }
        StringBuilder s = new StringBuilder("the gradient is wrong; the smallest case found:");
        for (int i = 0; i < xs.length; i++) {
            String head = "\n  x" + i + " = ";
            s.append(head).append(failure.xs.get(i).toString().replace("\n", "\n" + " ".repeat(head.length() - 1)));
        }
        return s.append('\n').append(failure.message).toString();
    }

    /// What is wrong at `xs`, or null.
    private static String failure(Function<Variable[], Variable> f, NDArray[] xs) {
        try {
            GradientCheck.ofMany(f).at(xs);
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    private static String failureIfTaken(Function<Variable[], Variable> f, NDArray[] xs) {
        try {
            return failure(f, xs);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            return null; // the function takes no such shapes
        }
    }

    /// Candidates, the smallest first.
    private static List<NDArray[]> smaller(NDArray[] xs) {
        List<NDArray[]> all = new ArrayList<>();
        TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());
        for (NDArray x : xs) {
            for (int d : x.shape().toArray()) {
                lengths.add(d);
            }
        }
        for (int length : lengths) {
            for (int to : lengthsBelow(length)) {
                all.add(map(xs, (x, _) -> cut(x, length, to)));
            }
        }
        for (int i = 0; i < xs.length; i++) {
            int only = i;
            for (int axis = 0; axis < xs[i].rank(); axis++) {
                int along = axis;
                for (int to : lengthsBelow(xs[i].shape().axis(axis))) {
                    all.add(map(xs, (x, j) -> j == only ? cutAxis(x, along, to) : x));
                }
            }
        }
        addSimpler(xs, all);
        return all;
    }

    private static int[] lengthsBelow(int length) {
        return length <= 1 ? new int[0] : length == 2 ? new int[] {1} : new int[] {1, length / 2, length - 1};
    }

    private interface Change {
        NDArray of(NDArray x, int i);
    }

    private static NDArray[] map(NDArray[] xs, Change change) {
        NDArray[] out = new NDArray[xs.length];
        for (int i = 0; i < xs.length; i++) {
            out[i] = change.of(xs[i], i);
        }
        return out;
    }

    /// The beginning of each axis of length `from`.
    private static NDArray cut(NDArray x, int from, int to) {
        NDArray out = x;
        for (int axis = 0; axis < x.rank(); axis++) {
            if (x.shape().axis(axis) == from) {
                out = cutAxis(out, axis, to);
            }
        }
        return out;
    }

    private static NDArray cutAxis(NDArray x, int axis, int to) {
        Object[] index = new Object[axis + 1];
        Arrays.fill(index, Index.all());
        index[axis] = Index.slice(0, to);
        return x.get(index).copy();
    }

    /// With all elements, or one, replaced by simpler numbers.
    private static void addSimpler(NDArray[] xs, List<NDArray[]> all) {
        for (int rank = 0; rank < COMPLEX; rank++) {
            for (int i = 0; i < xs.length; i++) {
                double[] v = xs[i].dtype().isFloat() ? xs[i].toDoubleArray() : new double[0];
                for (int from = -1; from < Math.min(v.length, MOST_ELEMENTS); from++) {
                    double[] simple = v.clone();
                    boolean changed = false;
                    for (int j = Math.max(from, 0); j < (from < 0 ? v.length : from + 1); j++) {
                        if (complexity(v[j]) > rank) {
                            simple[j] = simplified(v[j], rank);
                            changed = true;
                        }
                    }
                    if (changed) {
                        int only = i;
                        all.add(map(xs, (x, j) -> j == only ? Create.of(x.device(), x.dtype(), x.shape(), simple) : x));
                    }
                }
            }
        }
    }

    private static int complexity(double v) {
        return v == 0 ? 0 : v == 1 ? 1 : v == Math.rint(v) ? 2 : v * 10 == Math.rint(v * 10) ? 3 : COMPLEX;
    }

    private static double simplified(double v, int rank) {
        return switch (rank) {
            case 0, 1 -> rank;
            case 2 -> Math.rint(v);
            default -> Math.rint(v * 10) / 10;
        };
    }
}
