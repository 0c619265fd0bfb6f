package catenary.iterators;

import catenary.datasets.Dataset;
import java.util.function.UnaryOperator;

/// Has all processors make the next few batches while the present one is in use.
///
/// ```java
/// var train = new MultiprocessIterator(images, 64, o -> o.nProcesses(8).nPrefetch(4));
/// ```
///
/// The name is Chainer's. Its processes are threads here, which do the same without copying; nothing need be said about
/// shared memory. The batches are those of a [SerialIterator], in its order; see [PrefetchIterator] for what the data set
/// must bear.
public final class MultiprocessIterator extends PrefetchIterator {

    static final double DATASET_TIMEOUT = 30;

    private static final String NAME = "MultiprocessIterator";

    /// How to iterate.
    public static final class Options extends IteratorOptions<Options> {
        private int nProcesses = Runtime.getRuntime().availableProcessors();
        private int nPrefetch = 1;
        private double datasetTimeout = DATASET_TIMEOUT;

        private Options() {}

        /// Number of threads; that of processors unless said otherwise.
        public Options nProcesses(int nProcesses) {
            requirePositive(NAME, "nProcesses", nProcesses);
            this.nProcesses = nProcesses;
            return this;
        }

        /// How many batches are made in advance; 1 unless said otherwise.
        public Options nPrefetch(int nPrefetch) {
            requirePositive(NAME, "nPrefetch", nPrefetch);
            this.nPrefetch = nPrefetch;
            return this;
        }

        /// After how many seconds of waiting for a batch standard error says so, again and again; 30 unless said otherwise.
        public Options datasetTimeout(double datasetTimeout) {
            requirePositive(NAME, "datasetTimeout", datasetTimeout);
            this.datasetTimeout = datasetTimeout;
            return this;
        }
    }

    /// Repeats and shuffles.
    public MultiprocessIterator(Dataset<?> dataset, int batchSize) {
        this(dataset, batchSize, o -> o);
    }

    public MultiprocessIterator(Dataset<?> dataset, int batchSize, UnaryOperator<Options> options) {
        Options o = options.apply(new Options());
        super(new Sweep(NAME, dataset, batchSize, o.repeat, o.sampler(NAME)), o.nProcesses, o.nPrefetch,
                o.datasetTimeout, "order");
    }
}
