package catenary.datasets;

import catenary.array.Generator;
import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The examples of a data set, each passed through a function whenever it is asked for.
///
/// ```java
/// var scaled = new TransformDataset<>(data, e -> Tuple.of(e.array(0).div(255), e.array(1)));
/// var noisy = new TransformDataset<>(data, (e, random) ->
///         Tuple.of(random.nextInt(2) == 0 ? e.array(0) : flipped(e.array(0)), e.array(1)));
/// ```
///
/// A function that draws random numbers takes them from the generator that it is given. An example has one for each time
/// that an iterator hands it out, so that what it becomes depends neither on which thread makes it nor on whether
/// training was resumed. The seed of all of them is drawn from the global generator when the data set is made, and saved
/// with the iterator.
public final class TransformDataset<E, T> implements Dataset<T> {

    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private final Dataset<E> dataset;
    private final BiFunction<? super E, Generator, ? extends T> transform;
    private final boolean random;
    private volatile long seed;

    public TransformDataset(Dataset<E> dataset, Function<? super E, ? extends T> transform) {
        this(dataset, (e, _) -> transform.apply(e), false);
    }

    /// @param transform given a generator of its own for each example
    public TransformDataset(Dataset<E> dataset, BiFunction<? super E, Generator, ? extends T> transform) {
        this(dataset, transform, true);
    }

    private TransformDataset(Dataset<E> dataset, BiFunction<? super E, Generator, ? extends T> transform,
            boolean random) {
        this.dataset = dataset;
        this.transform = transform;
        this.random = random;
        this.seed = random ? Generator.global().nextLong() : 0;
    }

    @Override public int size() {
        return dataset.size();
    }

    /// Example `i`; a random one differs each time.
    @Override public T get(int i) {
        return transform.apply(dataset.get(i), !random ? null : new Generator(Generator.global().nextLong()));
    }

    @Override public Batch batch(int[] indices, long at) {
        long first = seed;
        List<?> examples = dataset.batch(indices, at).examples();
        List<T> out = new ArrayList<>(indices.length);
        for (int k = 0; k < indices.length; k++) {
            @SuppressWarnings("unchecked") E example = (E) examples.get(k);
            var generator = random ? new Generator(first + STRIDE * (at + k)) : null;
            out.add(DatasetException.naming(this, indices[k], () -> transform.apply(example, generator)));
        }
        return new ExampleBatch(out);
    }

    @Override public void serialize(Serializer s) {
        if (random && s.has("_seed")) {
            seed = s.value("_seed", seed);
        }
        if (s.has("_dataset")) {
            dataset.serialize(s.child("_dataset"));
        }
    }

    @Override public String name() {
        return dataset.name();
    }
}
