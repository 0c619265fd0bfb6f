package catenary.training.extensions;

import catenary.optimizers.Optimizer;
import java.util.function.UnaryOperator;

/// Lets a hyperparameter fall along half a cosine, slowly at first and at the end:
/// `target + (init - target) (1 + cos(pi (t - warmupIter) / (maxCount - warmupIter))) / 2`, and stay at `target` from call
/// `maxCount` on. In the first `warmupIter` calls it rises evenly from `warmupStart` to `init`.
///
/// ```java
/// .extend(new CosineShift("lr", 10_000, o -> o.warmupIter(500)))    // a call is an iteration, as of all shifts
/// .extend(new CosineShift("lr", 20), every(1, EPOCH))
/// ```
///
/// Loshchilov, Hutter: [SGDR](https://arxiv.org/abs/1608.03983) (2017), equation 5 without restarts. Chainer has none.
public final class CosineShift extends Shift {

    /// @param init        the value to fall from; null for the one that the optimizer has when training starts
    /// @param target      where it ends; 0 unless given
    /// @param warmupIter  number of calls until it is `init`; 0 unless given
    /// @param warmupStart the value to rise from; 0 unless given
    /// @param optimizer   whose hyperparameter; null for the one called `main`
    public record Options(Double init, double target, int warmupIter, double warmupStart, Optimizer optimizer) {

        static final Options DEFAULT = new Options(null, 0, 0, 0, null);

        public Options init(double init) {
            return new Options(init, target, warmupIter, warmupStart, optimizer);
        }

        public Options target(double target) {
            return new Options(init, target, warmupIter, warmupStart, optimizer);
        }

        public Options warmupIter(int warmupIter) {
            return new Options(init, target, warmupIter, warmupStart, optimizer);
        }

        public Options warmupStart(double warmupStart) {
            return new Options(init, target, warmupIter, warmupStart, optimizer);
        }

        public Options optimizer(Optimizer optimizer) {
            return new Options(init, target, warmupIter, warmupStart, optimizer);
        }
    }

    private final double maxCount;
    private final Options options;

    /// @param attr     name of the hyperparameter, such as `lr`
    /// @param maxCount the call at which it ends, those of the warm-up included
    public CosineShift(String attr, double maxCount) {
        this(attr, maxCount, o -> o);
    }

    public CosineShift(String attr, double maxCount, UnaryOperator<Options> options) {
        Options o = options.apply(Options.DEFAULT);
        if (!(o.warmupIter >= 0 && maxCount > o.warmupIter)) {
            throw new IllegalArgumentException("CosineShift: expected maxCount > warmupIter >= 0, but found " + maxCount
                    + " and " + o.warmupIter);
        }
        super(attr, new ShiftOptions(o.init, null, o.optimizer));
        this.maxCount = maxCount;
        this.options = o;
    }

    @Override protected double value(int t, double init) {
        int warmup = options.warmupIter;
        if (t < warmup) {
            return options.warmupStart + (init - options.warmupStart) * t / warmup;
        }
        double part = Math.min(1, (t - warmup) / (maxCount - warmup));
        return options.target + (init - options.target) * (1 + Math.cos(Math.PI * part)) / 2;
    }
}
