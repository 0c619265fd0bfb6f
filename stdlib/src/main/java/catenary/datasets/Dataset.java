package catenary.datasets;

import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.List;

/// A finite sequence of examples, each made when it is asked for.
///
/// An example is a [Tuple], a record or a list (several slots), or else one slot: an array, a number, a Java array.
///
/// ```java
/// record Point(double x, int label) {}
///
/// class Points implements Dataset<Point> {
///     public int size() { return 100; }
///     public Point get(int i) { return new Point(i * 0.1, i % 2); }
/// }
/// ```
public interface Dataset<E> extends Saveable {

    /// Number of examples.
    int size();

    /// Example `i`, counted from 0.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    E get(int i);

    /// The examples at `indices` together. Data sets made of arrays gather each column at once instead of asking for the
    /// examples one by one.
    ///
    /// @throws DatasetException if an example can't be made, naming its index
    default Batch batch(int[] indices) {
        List<E> examples = new ArrayList<>(indices.length);
        for (int i : indices) {
            examples.add(DatasetException.naming(this, i, () -> get(i)));
        }
        return new ExampleBatch(examples);
    }

    /// What iterators call: [#batch(int[])], told where in the sequence of all examples this iterator hands out the batch
    /// begins. Data sets that draw random numbers draw those of that place, on whatever thread they are asked.
    ///
    /// @param at number of examples handed out before
    default Batch batch(int[] indices, long at) {
        return batch(indices);
    }

    /// What snapshots of an iterator need to know of its data set to go on alike, such as the seed of random examples;
    /// nothing, unless there is something random. Data sets made of others pass it on to them.
    @Override default void serialize(Serializer s) {}

    /// What the data are, for logs and snapshots.
    default String name() {
        return getClass().getSimpleName();
    }
}
