package catenary.links;

import static catenary.functions.normalization.BatchRenormalization.batchRenormalization;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Batch renormalization: [BatchNormalization] whose results in training are drawn towards those by the running averages.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `gamma` | size | 1 |
/// | `beta` | size | 0 |
/// | `avg_mean`, `avg_var`, `N` | as in [BatchNormalization] | |
/// | x, y | (batch, size, ...) | |
///
/// With `rmax` 1 and `dmax` 0 it is batch normalization. Unlike Chainer's, it takes `initialAvgMean` and `initialAvgVar` for what they
/// are.
///
/// Ioffe: [Batch renormalization](https://arxiv.org/abs/1702.03275) (2017).
public class BatchRenormalization extends BatchNormalization {

    private final double rmax;
    private final double dmax;

    /// What a [BatchRenormalization] may be told besides its size.
    public static final class Options extends BatchStatisticsOptions<Options> {
        private double rmax = 1;
        private double dmax;

        private Options() {}

        /// How many times as large or small as that of the running averages the scale may be; 1 if not given.
        public Options rmax(double rmax) {
            this.rmax = rmax;
            return this;
        }

        /// How many standard deviations from the running mean the mean may be; 0 if not given.
        public Options dmax(double dmax) {
            this.dmax = dmax;
            return this;
        }
    }

    /// For `size` channels.
    public BatchRenormalization(int size) {
        this(size, _ -> {});
    }

    public BatchRenormalization(int size, double rmax, double dmax) {
        this(size, rmax, dmax, _ -> {});
    }

    public BatchRenormalization(int size, double rmax, double dmax, Consumer<Options> options) {
        this(size, o -> options.accept(o.rmax(rmax).dmax(dmax)));
    }

    public BatchRenormalization(int size, Consumer<Options> options) {
        this(new int[] {size}, options);
    }

    /// For parameters of several axes.
    public BatchRenormalization(int[] size, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!(o.rmax >= 1 && o.dmax >= 0)) {
            throw new IllegalArgumentException("BatchRenormalization: expected rmax >= 1 and dmax >= 0, but found "
                    + o.rmax + " and " + o.dmax);
        }
        super(size, null, o);
        rmax = o.rmax;
        dmax = o.dmax;
    }

    @Override Variable byBatch(Variable x, Variable gamma, Variable beta, double decay) {
        return batchRenormalization(x, gamma, beta, rmax, dmax,
                o -> o.eps(eps()).runningMean(avgMean()).runningVar(avgVar()).decay(decay).updateStatistics(true));
    }

    @Override protected String specs() {
        return super.specs() + ", rmax=" + rmax + ", dmax=" + dmax;
    }
}
