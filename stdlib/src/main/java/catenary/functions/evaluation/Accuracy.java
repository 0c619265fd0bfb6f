package catenary.functions.evaluation;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Elementwise.withParam;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;

/// The share of positions whose greatest score along axis 1 is that of the label, `mean(argmax(y, 1) == t)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `y` | `(B, C, ...)` | float; scores |
/// | `t` | `(B, ...)` | integer; class of each position |
/// | `ignoreLabel` | positions with this label don't count | |
/// | returns | `()` | that of `y`; in `[0, 1]` |
///
/// Of equal scores the first counts. Without `ignoreLabel` a label -1 counts as wrong, although
/// [catenary.functions.loss.SoftmaxCrossEntropy] ignores it. If all positions are ignored the result is 0, of an empty
/// batch NaN. Not differentiable.
///
/// ```jshell
/// jshell> F.accuracy(variable(new float[][] {{1, 2, 3}, {1, 2, 3}}), array(new int[] {2, 0}))
/// $1 ==> variable(0.5)
/// ```
public final class Accuracy extends FunctionNode {

    private static final String[] NAMES = {"y", "t"};
    private static final Elementwise HIT = elementwise("accuracy", (p, t) -> p.eq(t));
    private static final Elementwise COUNTS = withParam("accuracy", (t, ignored) -> t.ne(ignored).where(1, 0));
    private static final Elementwise SHARE = elementwise("accuracy", (hits, n) -> hits.div(n.max(1)));

    private final Integer ignoreLabel;

    private Accuracy(Integer ignoreLabel) {
        super(Retain.NOTHING);
        this.ignoreLabel = ignoreLabel;
    }

    public static Variable accuracy(Variable y, Variable t) {
        return accuracy(y, t, null);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable accuracy(Variable y, Variable t, int ignoreLabel) {
        return accuracy(y, t, Integer.valueOf(ignoreLabel));
    }

    /// The arguments enter as constants: a measure keeps no graph alive.
    private static Variable accuracy(Variable y, Variable t, Integer ignoreLabel) {
        return new Accuracy(ignoreLabel).apply(Variable.constant(y.array()), t);
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        checkScores(in);
    }

    /// Input 0 holds scores of classes along axis 1, input 1 a class for each position.
    static void checkScores(Inputs in) {
        in.isFloat(0).isInteger(1).rankAtLeast(0, 2).rankAtLeast(1, 1);
        Shape y = in.get(0).shape();
        Shape t = in.get(1).shape();
        in.require(y.rank() > t.rank(), "y.rank > t.rank", y.rank() + " <= " + t.rank());
        in.sameAxis(0, 0, 1, 0, "one label for each row");
        for (int i = 2; i < y.rank(); i++) {
            if (i <= t.rank()) {
                in.sameAxis(0, i, 1, i - 1, null);
            } else {
                in.require(y.axis(i) == 1, "y.shape[" + i + "] == 1", y.axis(i) + " != 1");
            }
        }
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray y = xs[0];
        NDArray t = xs[1];
        NDArray hits = NDArray.uninitialized(y.device(), y.dtype(), t.shape());
        HIT.into(hits, new NDArray[] {y.argmax(1).reshape(t.shape()), t});
        if (ignoreLabel == null) {
            return new NDArray[] {hits.mean()};
        }
        NDArray counts = NDArray.uninitialized(y.device(), y.dtype(), t.shape());
        COUNTS.into(counts, new NDArray[] {t}, ignoreLabel);
        return new NDArray[] {SHARE.on(hits.mul(counts).sum(), counts.sum())};
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(null, null);
    }
}
