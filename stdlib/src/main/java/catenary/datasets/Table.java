package catenary.datasets;

import catenary.array.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every tabular data set of this package: how to get at its columns, and what an example is.
final class Table<E> implements TabularDataset<E> {

    private static final String NAME = "TabularDataset";
    private static final AtomicLong UNNAMED = new AtomicLong();

    /// See [TabularDataset#getExamples].
    @FunctionalInterface
    interface Source {
        List<Object> columns(int[] rows, int[] which);
    }

    private final String name;
    private final int size;
    private final List<String> keys;
    private final Mode mode;
    private final Source source;

    private Table(String name, int size, List<String> keys, Mode mode, Source source) {
        this.name = name;
        this.size = size;
        this.keys = List.copyOf(keys);
        this.mode = mode;
        this.source = source;
        if (keys.isEmpty() || new HashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException(name + ": expected columns, each of its own name, but found " + keys);
        }
    }

    Table(TabularDataset<?> from, int size, List<String> keys, Mode mode, Source source) {
        this(from.name(), size, keys, mode, source);
    }

    /// As long as the one it is made from.
    Table(TabularDataset<?> from, List<String> keys, Mode mode, Source source) {
        this(from, from.size(), keys, mode, source);
    }

    @Override public int size() {
        return size;
    }

    @Override public List<String> keys() {
        return keys;
    }

    @Override public Mode mode() {
        return mode;
    }

    @Override public List<Object> getExamples(int[] indices, int[] keyIndices) {
        return source.columns(indices, keyIndices);
    }

    @Override public String name() {
        return name;
    }

    // ---- making them

    /// @param data arrays, data sets, lists, or entries of a name and one of these
    static <E> Table<E> of(List<?> data, Mode mode) {
        List<String> keys = new ArrayList<>();
        List<Object> columns = new ArrayList<>();
        for (Object d : data) {
            if (d instanceof Map.Entry<?, ?> named) {
                keys.add(String.valueOf(named.getKey()));
                columns.add(named.getValue());
            } else {
                keys.add("_" + UNNAMED.getAndIncrement());
                columns.add(d);
            }
        }
        Columns checked = new Columns(NAME, columns);
        return new Table<>(NAME, checked.size(), keys, mode, (rows, which) -> {
            int[] all = rows != null ? rows : IntStream.range(0, checked.size()).toArray();
            return picked(columns, which).stream()
                    .map(c -> rows == null && !(c instanceof Dataset<?>) ? c : Columns.rows(c, all)).toList();
        });
    }

    static <E> Table<E> computed(int size, List<String> keys, Mode mode, IntFunction<List<Object>> values) {
        return new Table<>(NAME, size, keys, mode, (rows, which) -> {
            int[] all = rows != null ? rows : IntStream.range(0, size).toArray();
            return picked(columns(NAME, keys, Arrays.stream(all).mapToObj(values).toList()), which);
        });
    }

    static <E, T> Table<T> transformed(TabularDataset<E> from, List<String> keys, Mode mode,
            Function<E, List<Object>> transform) {
        return new Table<>(from, keys, mode, (rows, which) -> {
            List<Object> columns = from.getExamples(rows, null);
            int n = rows != null ? rows.length : from.size();
            return picked(columns(from.name(), keys, IntStream.range(0, n).mapToObj(i -> DatasetException.naming(from,
                    rows != null ? rows[i] : i, () -> transform.apply(combined(from, row(columns, i))))).toList()),
                    which);
        });
    }

    static <E, T> Table<T> transformedAtOnce(TabularDataset<E> from, List<String> keys, Mode mode,
            Function<E, List<Object>> transform) {
        return new Table<>(from, keys, mode, (rows, which) -> {
            List<Object> columns = transform.apply(combined(from, from.getExamples(rows, null)));
            int n = rows != null ? rows.length : from.size();
            if (columns.size() != keys.size()
                    || columns.stream().anyMatch(c -> Columns.length(from.name(), c) != n)) {
                throw new IllegalArgumentException(from.name() + ": expected transformBatch to return "
                        + keys.size() + " column(s) of " + n + " row(s), but found columns of "
                        + columns.stream().map(c -> Columns.length(from.name(), c)).toList());
            }
            return picked(columns, which);
        });
    }

    static <E> Table<E> concat(TabularDataset<E> first, List<TabularDataset<?>> others) {
        List<TabularDataset<?>> all = Stream.concat(Stream.of(first), others.stream()).toList();
        for (TabularDataset<?> d : others) {
            if (!d.keys().equals(first.keys())) {
                throw new IllegalArgumentException(
                        first.name() + ": expected columns " + first.keys() + " to concat, but found " + d.keys());
            }
        }
        int[] starts = new int[all.size() + 1];
        for (int k = 0; k < all.size(); k++) {
            starts[k + 1] = Math.addExact(starts[k], all.get(k).size());
        }
        return new Table<>(first, starts[all.size()], first.keys(), first.mode(), (rows, which) -> {
            int[] wanted = rows != null ? rows : IntStream.range(0, starts[all.size()]).toArray();
            List<List<Object>> parts = new ArrayList<>();
            int[] places = new int[wanted.length]; // where each row wanted stands once the parts are below each other
            int found = 0;
            for (int k = 0; k < all.size(); k++) {
                int from = starts[k];
                int to = starts[k + 1];
                int[] mine = IntStream.range(0, wanted.length).filter(i -> from <= wanted[i] && wanted[i] < to)
                        .toArray();
                if (mine.length == 0 && !(wanted.length == 0 && k == 0)) {
                    continue;
                }
                for (int i : mine) {
                    places[i] = found++;
                }
                parts.add(all.get(k).getExamples(Arrays.stream(mine).map(i -> wanted[i] - from).toArray(), which));
            }
            return IntStream.range(0, parts.getFirst().size()).mapToObj(c -> Columns.rows(
                    Columns.below(parts.stream().map(p -> p.get(c)).toList()), places)).toList();
        });
    }

    static Table<Tuple> join(TabularDataset<?> first, List<TabularDataset<?>> others) {
        List<TabularDataset<?>> all = Stream.concat(Stream.of(first), others.stream()).toList();
        if (all.stream().anyMatch(d -> d.size() != first.size())) {
            throw new IllegalArgumentException(first.name() + ": expected data sets of one length to join, but found "
                    + all.stream().map(Dataset::size).toList());
        }
        List<String> keys = all.stream().flatMap(d -> d.keys().stream()).toList();
        return new Table<>(first, keys, Mode.TUPLE, (rows, which) -> {
            int[] wanted = which != null ? which : IntStream.range(0, keys.size()).toArray();
            Object[] out = new Object[wanted.length];
            int start = 0;
            for (TabularDataset<?> d : all) {
                int from = start;
                int to = start + d.keys().size();
                int[] mine = IntStream.range(0, wanted.length).filter(i -> from <= wanted[i] && wanted[i] < to)
                        .toArray();
                if (mine.length > 0) {
                    List<Object> columns =
                            d.getExamples(rows, Arrays.stream(mine).map(i -> wanted[i] - from).toArray());
                    for (int i = 0; i < mine.length; i++) {
                        out[mine[i]] = columns.get(i);
                    }
                }
                start = to;
            }
            return List.of(out);
        });
    }

    // ---- rows and columns

    /// Columns or values of one row, as `dataset` shows them.
    @SuppressWarnings("unchecked") static <E> E combined(TabularDataset<E> dataset, List<Object> values) {
        return (E) switch (dataset.mode()) {
            case SINGLE -> values.getFirst();
            case TUPLE -> new Tuple(values);
            case DICT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int k = 0; k < values.size(); k++) {
                    map.put(dataset.keys().get(k), values.get(k));
                }
                yield Collections.unmodifiableMap(map);
            }
        };
    }

    /// What [#combined] has combined.
    static List<Object> taken(TabularDataset<?> dataset, Object combined) {
        return switch (dataset.mode()) {
            case SINGLE -> List.of(combined);
            case TUPLE -> ((Tuple) combined).values();
            case DICT -> List.copyOf(((Map<?, ?>) combined).values());
        };
    }

    static List<NDArray> arrays(List<Object> columns) {
        return IntStream.range(0, columns.size()).mapToObj(c -> columns.get(c) instanceof NDArray a ? a
                : ConcatExamples.stacked(c, (List<?>) columns.get(c))).toList();
    }

    /// Where the columns named stand.
    static int[] positions(TabularDataset<?> dataset, String... keys) {
        return Arrays.stream(keys).mapToInt(key -> {
            int at = dataset.keys().indexOf(key);
            if (at < 0) {
                throw new IllegalArgumentException(
                        dataset.name() + ": expected one of the columns " + dataset.keys() + ", but found " + key);
            }
            return at;
        }).toArray();
    }

    /// `all[i]` for each wanted `i`; null: for each.
    static int[] chosen(int[] all, int[] wanted) {
        return wanted == null ? all : Arrays.stream(wanted).map(i -> all[i]).toArray();
    }

    private static List<Object> picked(List<Object> columns, int[] which) {
        return which == null ? columns : Arrays.stream(which).mapToObj(columns::get).toList();
    }

    private static List<Object> row(List<Object> columns, int i) {
        return columns.stream().map(c -> Columns.element(c, i)).toList();
    }

    /// Rows turned into columns.
    private static List<Object> columns(String owner, List<String> keys, List<List<Object>> rows) {
        for (List<Object> row : rows) {
            if (row.size() != keys.size()) {
                throw new IllegalArgumentException(owner + ": expected values for the columns " + keys + ", but found "
                        + row.size() + " value(s)");
            }
        }
        return IntStream.range(0, keys.size())
                .<Object>mapToObj(c -> rows.stream().map(row -> row.get(c)).toList()).toList();
    }
}
