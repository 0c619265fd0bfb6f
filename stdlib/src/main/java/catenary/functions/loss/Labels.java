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
    /// Of label, ignored label, step, classes.
    /// Of label and where the scores of its position begin, by ignored label, classes and the step between classes.
    private static final Elementwise POSITION = new Elementwise(new Formula("labels", 2, 3, List.of(
            classOf(new Expr.Arg(0), new Expr.Param(0), new Expr.Param(1)).mul(new Expr.Param(2))
                    .add(new Expr.Arg(1)))));
    private static final Elementwise CLASS = withParams("labels", Labels::classOf);
    private static final Elementwise VALID = withParam("labels", (t, ignored) -> t.ne(ignored).where(1, 0));

    private final NDArray t;
    private final Shape scores;
    private final int ignored;

    /// How many labels are not ignored.
    final int count;

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
    /// @throws IllegalArgumentException if a label is neither a class nor `ignored`
    static Labels check(Inputs in, int ignored) {
        NDArray t = in.get(1);
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

    boolean someIgnored() {
        return count < t.size();
    }

    /// For each label the position of its score in the flattened scores; where it is ignored, of class 0's.
    NDArray positions() {
        int below = scores.rank() == 2 ? 1 : scores.size() / Math.max(1, scores.axis(0) * scores.axis(1));
        NDArray at = POSITION.run(
                new NDArray[] {t, Origins.of(t.device(), scores, below).reshape(t.shape())},
                new double[] {ignored, scores.axis(1), below});
        return at.reshape(at.size());
    }

    /// Where the scores of each position begin. The last ones are kept, since one batch is like the next.
    private record Origins(Device device, Shape scores, NDArray at) {

        private static volatile Origins last;

        static NDArray of(Device device, Shape scores, int below) {
            Origins o = last;
            if (o == null || o.device != device || !o.scores.equals(scores)) {
                int step = Math.max(1, scores.axis(1) * below);
                NDArray row = Create.arange(device, DType.INT32, 0, scores.size(), step);
                NDArray column = Create.arange(device, DType.INT32, 0, below, 1);
                o = new Origins(device, scores, row.reshape(row.size(), 1).add(column));
                last = o;
            }
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
