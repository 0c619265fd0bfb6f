package catenary.iterators;

import catenary.datasets.Dataset;
import java.util.function.UnaryOperator;

/// Has several threads make the examples of the next batch while the present one is in use.
///
/// ```java
/// var train = new MultithreadIterator(images, 64, o -> o.nThreads(4));
/// ```
///
/// The batches are those of a [SerialIterator], in its order; see [PrefetchIterator] for what the data set must bear.
public final class MultithreadIterator extends PrefetchIterator {

    private static final String NAME = "MultithreadIterator";

    /// How to iterate.
    public static final class Options extends IteratorOptions<Options> {
        private int nThreads = 1;

        private Options() {}

        /// Number of threads; 1 unless said otherwise.
        public Options nThreads(int nThreads) {
            requirePositive(NAME, "nThreads", nThreads);
            this.nThreads = nThreads;
            return this;
        }
    }

    /// Repeats and shuffles, on one thread.
    public MultithreadIterator(Dataset<?> dataset, int batchSize) {
        this(dataset, batchSize, o -> o);
    }

    public MultithreadIterator(Dataset<?> dataset, int batchSize, UnaryOperator<Options> options) {
        Options o = options.apply(new Options());
        super(new Sweep(NAME, dataset, batchSize, o.repeat, o.sampler(NAME)), o.nThreads, 1,
                MultiprocessIterator.DATASET_TIMEOUT, "_order");
    }
}
