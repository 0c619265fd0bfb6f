package catenary.datasets;

import catenary.array.NDArray;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Named columns of one length, of which only those rows and columns are made that are asked for.
///
/// ```java
/// var data = TabularDataset.fromData(Map.entry("image", images), Map.entry("label", labels));
/// var small = data.slice(0, 100)                                       // views: nothing is copied or computed yet
///         .transform(List.of("image", "label"), e -> Tuple.of(e.array(0).div(255), e.get(1)));
/// Tuple columns = small.fetch();                                       // (100 images, 100 labels)
/// ```
///
/// A column is an array (its rows are along the first axis) or a list. An example is a [Tuple], after [#asdict()] a map from
/// names to values, or, where there is a single column without others beside it, its value. None of the methods changes
/// anything: they return other views of the same data.
///
/// Chainer's `TabularDataset`. Own ones implement the four methods that are abstract here; [DelegateDataset] wraps one.
///
/// @param <E> an example
public interface TabularDataset<E> extends Dataset<E>, Iterable<E> {

    /// What an example is.
    enum Mode {
        /// A [Tuple] of the values.
        TUPLE,
        /// A map from the names of the columns to the values.
        DICT,
        /// The value of the only column. Chainer's mode None.
        SINGLE
    }

    /// The names of the columns.
    List<String> keys();

    Mode mode();

    /// Columns of the rows at `indices`: arrays or lists of their values.
    ///
    /// @param indices    null: all rows
    /// @param keyIndices which columns, counted as in [#keys()]; null: all
    List<Object> getExamples(int[] indices, int[] keyIndices);

    // ---- data from elsewhere

    /// One column: an array, a [Dataset] or a list, or a pair `Map.entry(name, column)`. Without a name it gets one that no
    /// other column has.
    static <T> TabularDataset<T> fromData(Object column) {
        return Table.of(List.of(column), Mode.SINGLE);
    }

    /// Several columns; see [#fromData(Object)].
    ///
    /// @throws IllegalArgumentException if lengths differ or a name comes twice
    static TabularDataset<Tuple> fromData(Object first, Object second, Object... others) {
        Object[] all = new Object[2 + others.length];
        all[0] = first;
        all[1] = second;
        System.arraycopy(others, 0, all, 2, others.length);
        return Table.of(List.of(all), Mode.TUPLE);
    }

    /// Columns by name, in the order of the map. Examples are maps.
    static TabularDataset<Map<String, Object>> fromData(Map<String, ?> columns) {
        return Table.of(List.copyOf(columns.entrySet()), Mode.DICT);
    }

    /// A column whose value at `i` is `value.apply(i)`, computed whenever it is asked for.
    static <T> TabularDataset<T> fromData(int size, String key, IntFunction<? extends T> value) {
        return Table.computed(size, List.of(key), Mode.SINGLE, i -> List.of(value.apply(i)));
    }

    /// Columns whose values at `i` are those of the tuple `values.apply(i)`.
    static TabularDataset<Tuple> fromData(int size, List<String> keys, IntFunction<Tuple> values) {
        return Table.computed(size, keys, Mode.TUPLE, i -> values.apply(i).values());
    }

    // ---- getting at it

    /// All columns: as a tuple or a map of them, or the only one.
    default E fetch() {
        return Table.combined(this, getExamples(null, null));
    }

    /// What [#fetch()] returned as arrays, one a column: lists are stacked. Iterators make their batches so.
    default List<NDArray> convert(E data) {
        return Table.arrays(Table.taken(this, data));
    }

    @Override default E get(int i) {
        Columns.checkIndex(name(), i, size());
        List<Object> row = getExamples(new int[] {i}, null).stream().map(c -> Columns.element(c, 0)).toList();
        return Table.combined(this, row);
    }

    @Override default Batch batch(int[] indices) {
        for (int i : indices) {
            Columns.checkIndex(name(), i, size());
        }
        return new TabularBatch<>(this, getExamples(indices, null), indices.length);
    }

    @Override default Iterator<E> iterator() {
        return IntStream.range(0, size()).mapToObj(this::get).iterator();
    }

    // ---- other views

    /// The same with tuples for examples.
    default TabularDataset<Tuple> astuple() {
        return new Table<>(this, keys(), Mode.TUPLE, this::getExamples);
    }

    /// The same with maps for examples.
    default TabularDataset<Map<String, Object>> asdict() {
        return new Table<>(this, keys(), Mode.DICT, this::getExamples);
    }

    /// The rows from `start` to before `stop`, of the columns named, or of all if none is.
    ///
    /// @throws IllegalArgumentException unless `0 <= start <= stop <= size()`, and every name is one of [#keys()]
    default TabularDataset<E> slice(int start, int stop, String... keys) {
        if (start < 0 || start > stop || stop > size()) {
            throw new IllegalArgumentException(name() + ": expected 0 <= start <= stop <= " + size()
                    + " for a slice, but found " + start + " and " + stop);
        }
        return slice(IntStream.range(start, stop).toArray(), keys);
    }

    /// The rows at `indices`, in that order, of the columns named, or of all if none is.
    default TabularDataset<E> slice(int[] indices, String... keys) {
        for (int i : indices) {
            Columns.checkIndex(name(), i, size());
        }
        int[] rows = indices.clone();
        int[] columns = keys.length == 0 ? IntStream.range(0, keys().size()).toArray() : Table.positions(this, keys);
        return new Table<>(this, rows.length, Arrays.stream(columns).mapToObj(keys()::get).toList(), mode(),
                (wanted, which) -> getExamples(Table.chosen(rows, wanted), Table.chosen(columns, which)));
    }

    /// The rows where `mask` is true.
    default TabularDataset<E> slice(boolean[] mask, String... keys) {
        if (mask.length != size()) {
            throw new IllegalArgumentException(name() + ": expected a mask of " + size() + " values, but found "
                    + mask.length);
        }
        return slice(IntStream.range(0, mask.length).filter(i -> mask[i]).toArray(), keys);
    }

    /// One column. Chainer's `slice[:, key]`.
    default <T> TabularDataset<T> column(String key) {
        int[] column = Table.positions(this, key);
        return new Table<>(this, List.of(key), Mode.SINGLE, (rows, _) -> getExamples(rows, column));
    }

    /// The rows of this, then those of `datasets`, which have the same columns.
    ///
    /// @throws IllegalArgumentException if their keys are others
    default TabularDataset<E> concat(TabularDataset<?>... datasets) {
        return Table.concat(this, List.of(datasets));
    }

    /// The columns of this, then those of `datasets`, which are as long. Examples are tuples, whatever they were.
    ///
    /// @throws IllegalArgumentException if lengths differ or two columns have one name
    default TabularDataset<Tuple> join(TabularDataset<?>... datasets) {
        return Table.join(this, List.of(datasets));
    }

    /// The columns `keys`, whose values are made from one example.
    ///
    /// @param transform returns as many values as there are keys
    default TabularDataset<Tuple> transform(List<String> keys, Function<? super E, Tuple> transform) {
        return Table.transformed(this, keys, Mode.TUPLE, e -> transform.apply(e).values());
    }

    /// One column, whose values are made from one example each.
    default <T> TabularDataset<T> transform(String key, Function<? super E, ? extends T> transform) {
        return Table.transformed(this, List.of(key), Mode.SINGLE, e -> List.of(transform.apply(e)));
    }

    /// The columns `keys`, made from the columns of several rows at once, as [#fetch()] would give them for these rows.
    ///
    /// @param transform returns as many columns, of as many rows
    default TabularDataset<Tuple> transformBatch(List<String> keys, Function<? super E, Tuple> transform) {
        return Table.transformedAtOnce(this, keys, Mode.TUPLE, data -> transform.apply(data).values());
    }

    /// One column, made from the columns of several rows at once.
    ///
    /// @param transform returns an array or a list of as many rows
    default <T> TabularDataset<T> transformBatch(String key, Function<? super E, ?> transform) {
        return Table.transformedAtOnce(this, List.of(key), Mode.SINGLE, data -> List.of(transform.apply(data)));
    }

    /// The same with another [#convert].
    default TabularDataset<E> withConverter(Function<? super E, List<NDArray>> converter) {
        return new DelegateDataset<>(this) {
            @Override public List<NDArray> convert(E data) {
                return converter.apply(data);
            }
        };
    }
}
