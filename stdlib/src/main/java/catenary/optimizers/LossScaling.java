package catenary.optimizers;

import catenary.serializers.Saveable;
import catenary.serializers.Serializer;

/// A factor on the loss, so that gradients keep clear of the smallest numbers of a narrow dtype; the rules divide it
/// out again.
///
/// A fixed factor stays. A dynamic one starts at 1 and doubles with each update until some gradient is not finite; from
/// then on it is halved whenever that happens, the update being skipped, and else grows by `2^(1/interval)`.
final class LossScaling implements Saveable {

    private static final double GREATEST = 65504; // of float16

    private final boolean dynamic;
    private final int interval;
    private double scale;
    private boolean searching;

    private LossScaling(boolean dynamic, int interval, double scale) {
        this.dynamic = dynamic;
        this.interval = interval;
        this.scale = scale;
        this.searching = dynamic;
    }

    static LossScaling fixed(double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("lossScaling: expected scale > 0, but found " + scale);
        }
        return new LossScaling(false, 1, scale);
    }

    static LossScaling dynamic(int interval) {
        if (interval < 1) {
            throw new IllegalArgumentException("lossScaling: expected interval >= 1, but found " + interval);
        }
        return new LossScaling(true, interval, 1);
    }

    boolean isDynamic() {
        return dynamic;
    }

    double scale() {
        return scale;
    }

    /// Chooses the factor of the next update.
    void next(boolean finite) {
        if (!dynamic) {
            return;
        }
        searching &= finite;
        double factor = !finite ? 0.5 : searching ? 2 : Math.pow(2, 1.0 / interval);
        scale = Math.clamp(scale * factor, 1, GREATEST);
    }

    @Override public void serialize(Serializer s) {
        if (s.has("lossScale")) {
            scale = s.value("lossScale", scale);
            searching = s.value("lossScaleSearching", searching);
        }
    }
}
