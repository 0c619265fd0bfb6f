package catenary.functions.loss;

import static catenary.array.Elementwise.withParam;
import static catenary.array.Elementwise.withParams;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.Inputs;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import catenary.expr.Formula;
import java.util.List;
import java.util.stream.Stream;

/// Integer labels of the positions of scores `(B, C, ...)`: which of them count, and where their scores lie. As in all
/// indexing a negative label counts from the last class, unless it is the one to ignore.
final class Labels {

    /// A label out of range adds this to the count: one reduction, one number read back.
    private static final double BAD = 0x1p32;

    private static final Reduction TALLY = Reduction.withParams(
            "labels",
            Combine.SUM,
            (t, ignored, classes) -> t.eq(ignored).where(Expr.of(0),
                    t.ge(classes.neg()).and(t.lt(classes)).where(1, BAD)));
    /// Of label and where the scores of its position begin, by ignored label, classes, the step between classes, and a
    /// position beyond all scores, which a label that is no class gets.
    private static final Elementwise POSITION = new Elementwise(new Formula("labels", 2, 4, List.of(
            isFit(new Expr.Arg(0), new Expr.Param(0), new Expr.Param(1)).where(
                    classOf(new Expr.Arg(0), new Expr.Param(0), new Expr.Param(1)).mul(new Expr.Param(2))
                            .add(new Expr.Arg(1)),
                    new Expr.Param(3)))));
    private static final Elementwise CLASS = withParams("labels", Labels::classOf);
    private static final Elementwise VALID = withParam("labels", (t, ignored) -> t.ne(ignored).where(1, 0));

    private final NDArray t;
    private final Shape scores;
    private final int ignored;

    /// How many labels are not ignored; -1 on a device that would have to be waited for.
    private final int count;

    private static Expr isFit(Expr t, Expr ignored, Expr classes) {
        return t.eq(ignored).or(t.ge(classes.neg()).and(t.lt(classes)));
    }

    /// The class that a label names, 0 where it is ignored; negative ones count from the end, as all indices do.
    private static Expr classOf(Expr t, Expr ignored, Expr classes) {
        return t.eq(ignored).where(Expr.of(0), t.lt(0).where(t.add(classes), t));
    }

    private Labels(NDArray t, Shape scores, int ignored, int count) {
        this.t = t;
        this.scores = scores;
        this.ignored = ignored;
        this.count = count;
    }

    /// The labels in argument 1 for the scores in argument 0.
    ///
    /// A device that queues its work refuses a label that is no class when the position of its score is looked up.
    ///
    /// @throws IllegalArgumentException if a label is neither a class nor `ignored`
    static Labels check(Inputs in, int ignored) {
        NDArray t = in.get(1);
        if (t.device().queues()) {
            return new Labels(t, in.get(0).shape(), ignored, -1);
        }
        int classes = in.get(0).shape().axis(1);
        long tally = t.size() == 0
                ? 0
                : (long) TALLY.on(new NDArray[] {t}, null, false, ignored, classes).item();
        if (tally >= (long) BAD) {
            refuse(in, ignored, classes);
        }
        return new Labels(t, in.get(0).shape(), ignored, (int) tally);
    }

    private static void refuse(Inputs in, int ignored, int classes) {
        long[] labels = in.get(1).toLongArray();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != ignored && (labels[i] < -classes || labels[i] >= classes)) {
                in.fail(
                        "every label of t to be in " + -classes + " <= t < " + classes + ", the classes of x, or "
                                + ignored
                                + ", which is ignored",
                        "label " + labels[i] + " at position " + i,
                        null);
            }
        }
    }

    /// Whether the count is known without waiting.
    boolean isCounted() {
        return count >= 0;
    }

    /// What a mean divides by, at least 1, if the count is known.
    double divisor() {
        return Math.max(1, count);
    }

    /// The same on the device.
    NDArray divisor(DType dtype) {
        return factors(null, dtype).sum().maximum(1);
    }

    boolean mayBeIgnored() {
        return count < t.size();
    }

    /// For each label the position of its score in the flattened scores; where it is ignored, of class 0's.
    NDArray positions() {
        int below = scores.rank() == 2 ? 1 : scores.size() / Math.max(1, scores.axis(0) * scores.axis(1));
        NDArray at = POSITION.run(
                new NDArray[] {t, Origins.of(t.device(), scores, below).reshape(t.shape())},
                new double[] {ignored, scores.axis(1), below, scores.size()});
        return at.reshape(at.size());
    }

    /// Where the scores of each position begin. The last few are kept, since one batch is like some other before.
    private record Origins(Device device, Shape scores, NDArray at) {

        private static final int KEPT = 8;
        private static volatile List<Origins> last = List.of();

        static NDArray of(Device device, Shape scores, int below) {
            for (Origins o : last) {
                if (o.device == device && o.scores.equals(scores)) {
                    return o.at;
                }
            }
            int step = Math.max(1, scores.axis(1) * below);
            NDArray row = Create.arange(device, DType.INT32, 0, scores.size(), step);
            NDArray column = Create.arange(device, DType.INT32, 0, below, 1);
            Origins o = new Origins(device, scores, row.reshape(row.size(), 1).add(column));
            last = Stream.concat(Stream.of(o), last.stream().limit(KEPT - 1)).toList();
            return o.at;
        }
    }

    /// The factor of each label's loss: its class's weight (1 if `weights` is null), 0 where it is ignored.
    NDArray factors(NDArray weights, DType dtype) {
        NDArray valid = NDArray.uninitialized(t.device(), dtype, t.shape());
        VALID.into(valid, new NDArray[] {t}, ignored);
        return weights == null ? valid : valid.mulAssign(weights.take(
                CLASS.on(t, ignored, scores.axis(1)), 0));
    }
}
