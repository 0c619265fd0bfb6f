package catenary.picture;

import catenary.array.NDArray;
import catenary.array.Index;
import catenary.autograd.Variable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Points to be joined by a line; what is not finite is left out.
record Series(String name, double[] xs, double[] ys) {

    /// Beyond so many points, each of this many stretches is drawn by its extremes.
    private static final int STRETCHES = 2000;

    Series {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(
                    "plot: expected as many x as y, but found " + xs.length + " and " + ys.length + " of " + name);
        }
    }

    /// Reads what a user may call numbers: arrays, variables, Java arrays, collections; columns of a matrix, or the values of
    /// a map, are one series each.
    ///
    /// @param xs null: 0, 1, 2, ...
    static List<Series> of(Object xs, Object ys) {
        double[] given = xs == null ? null : numbers(xs);
        var all = new ArrayList<Series>();
        if (ys instanceof Map<?, ?> map) {
            map.forEach((name, values) -> all.add(of(String.valueOf(name), given, numbers(values))));
        } else if (array(ys) instanceof NDArray matrix && matrix.rank() == 2) {
            for (int i = 0; i < matrix.shape().axis(1); i++) {
                all.add(of("column " + i, given, matrix.get(Index.all(), i).toDoubleArray()));
            }
        } else {
            all.add(of("y", given, numbers(ys)));
        }
        return all;
    }

    private static Series of(String name, double[] xs, double[] ys) {
        return new Series(name, xs != null ? xs : IntStream.range(0, ys.length).asDoubleStream().toArray(), ys)
                .finite();
    }

    private static NDArray array(Object value) {
        return value instanceof Variable x ? x.array() : value instanceof NDArray x ? x : null;
    }

    private static double[] numbers(Object value) {
        var array = array(value);
        if (array != null && array.rank() <= 1) return array.toDoubleArray();
        if (value instanceof Collection<?> all && all.stream().allMatch(Number.class::isInstance)) {
            return all.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
        }
        if (value != null && value.getClass().isArray() && value.getClass().componentType().isPrimitive()
                && value.getClass() != boolean[].class && value.getClass() != char[].class) {
            return IntStream.range(0, Array.getLength(value)).mapToDouble(i -> Array.getDouble(value, i)).toArray();
        }
        throw new IllegalArgumentException(
                "plot: expected numbers: an array of rank 1, a Java array or a list, but found "
                        + (array != null ? array.describe()
                                : value == null ? "null" : value.getClass().getSimpleName()));
    }

    private Series finite() {
        int[] kept =
                IntStream.range(0, ys.length).filter(i -> Double.isFinite(ys[i]) && Double.isFinite(xs[i])).toArray();
        return kept.length == ys.length ? this : at(kept);
    }

    private Series at(int[] places) {
        return new Series(name, IntStream.of(places).mapToDouble(i -> xs[i]).toArray(),
                IntStream.of(places).mapToDouble(i -> ys[i]).toArray());
    }

    /// The same line to the eye, with a number of points that can be drawn.
    Series thinned() {
        if (ys.length <= 2 * STRETCHES) return this;
        int[] kept = new int[2 * STRETCHES];
        for (int s = 0; s < STRETCHES; s++) {
            int from = (int) ((long) s * ys.length / STRETCHES);
            int to = (int) ((s + 1L) * ys.length / STRETCHES);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                if (ys[i] < ys[low]) low = i;
                if (ys[i] > ys[high]) high = i;
            }
            kept[2 * s] = Math.min(low, high);
            kept[2 * s + 1] = Math.max(low, high);
        }
        return at(kept);
    }
}
