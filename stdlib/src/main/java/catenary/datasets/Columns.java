package catenary.datasets;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Columns of equal length: arrays (their rows are along the first axis), data sets or lists.
record Columns(List<Object> all, int size, boolean areArrays) {

    /// @throws IllegalArgumentException if there is no column, or their lengths differ
    Columns(String owner, List<Object> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(owner + ": expected at least one column");
        }
        int[] lengths = columns.stream().mapToInt(c -> length(owner, c)).toArray();
        for (int length : lengths) {
            if (length != lengths[0]) {
                throw new IllegalArgumentException(
                        owner + ": expected columns of one length, but found " + Arrays.toString(lengths));
            }
        }
        this(columns, lengths[0], columns.stream().allMatch(NDArray.class::isInstance));
    }

    static int length(String owner, Object column) {
        return switch (column) {
            case NDArray a -> a.length();
            case Dataset<?> d -> d.size();
            case List<?> l -> l.size();
            default -> throw new IllegalArgumentException(owner + ": expected arrays, data sets or lists, but found "
                    + column.getClass().getSimpleName());
        };
    }

    static int checkIndex(String owner, int i, int size) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException(owner + ": expected 0 <= index < " + size + ", but found " + i);
        }
        return i;
    }

    /// What stands in row `i` of each column.
    List<Object> row(String owner, int i) {
        checkIndex(owner, i, size);
        return all.stream().map(c -> element(c, i)).toList();
    }

    /// What stands in some rows, row by row. Data sets are told where the first of them is handed out; see
    /// [Dataset#batch(int[], long)].
    List<List<Object>> rows(String owner, int[] indices, long at) {
        for (int i : indices) {
            checkIndex(owner, i, size);
        }
        List<List<?>> columns = new ArrayList<>(all.size());
        for (Object c : all) {
            columns.add(c instanceof Dataset<?> d ? d.batch(indices, at).examples()
                    : Arrays.stream(indices).mapToObj(i -> element(c, i)).toList());
        }
        return IntStream.range(0, indices.length).mapToObj(k -> columns.stream().<Object>map(c -> c.get(k)).toList())
                .toList();
    }

    /// What snapshots need to know of those columns that are data sets, by their numbers.
    void serialize(Serializer s) {
        for (int k = 0; k < all.size(); k++) {
            if (all.get(k) instanceof Dataset<?> d && s.has("_" + k)) {
                d.serialize(s.child("_" + k));
            }
        }
    }

    static Object element(Object column, int i) {
        return switch (column) {
            case NDArray a -> row(a, i);
            case Dataset<?> d -> d.get(i);
            default -> ((List<?>) column).get(i);
        };
    }

    /// Some rows of a column: an array of an array, else a list.
    static Object rows(Object column, int[] indices) {
        if (column instanceof NDArray a) {
            return a.take(Create.of(a.device(), Shape.of(indices.length), indices), 0);
        }
        return Arrays.stream(indices).mapToObj(i -> element(column, i)).toList();
    }

    /// Columns below each other: an array if all are, else a list.
    static Object below(List<Object> columns) {
        if (columns.size() == 1) {
            return columns.getFirst();
        }
        if (columns.stream().allMatch(NDArray.class::isInstance)) {
            return NDArray.concat(0, columns.stream().map(NDArray.class::cast).toList());
        }
        return columns.stream().flatMap(c -> IntStream.range(0, length("columns", c)).mapToObj(i -> element(c, i)))
                .toList();
    }

    /// A view of row `i`.
    static NDArray row(NDArray a, int i) {
        int[] lengths = a.shape().toArray();
        int[] strides = a.strides();
        return a.view(Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)), a.offset() + i * strides[0],
                Arrays.copyOfRange(strides, 1, strides.length));
    }

    /// Rows of columns that are all arrays, with one `take` per column.
    ///
    /// @param keys names of the columns; null if they have none
    ColumnBatch gather(String owner, int[] indices, List<String> keys) {
        for (int i : indices) {
            checkIndex(owner, i, size);
        }
        List<NDArray> gathered = new ArrayList<>(all.size());
        NDArray index = null;
        for (Object c : all) {
            NDArray column = (NDArray) c;
            if (index == null || index.device() != column.device()) {
                index = Create.of(column.device(), Shape.of(indices.length), indices);
            }
            gathered.add(column.take(index, 0));
        }
        return new ColumnBatch(gathered, keys);
    }
}
