package catenary.functions.evaluation;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Elementwise.withParam;
import static catenary.array.Reduction.reduction;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Fold.Combine;
import java.util.List;
import java.util.function.Consumer;

/// How well each class is found, where the class of the greatest score along axis 1 is the answer:
/// `precision = right / answers`, `recall = right / support`, and their weighted harmonic mean
/// `(1 + beta^2) precision recall / (beta^2 precision + recall)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `y` | `(B, C, ...)` | float; scores |
/// | `t` | `(B, ...)` | integer; class of each position |
/// | returns | `(labelNum)` each | float64: precision, recall, F; int64: support, the positions of each class |
///
/// A class that is never answered has precision NaN, one that doesn't occur recall NaN, as 0 / 0 is. Not differentiable.
///
/// ```jshell
/// jshell> F.classificationSummary(variable(new float[][] {{1, 0}, {1, 0}, {0, 1}}), array(new int[] {0, 1, 1})).get(1)
/// $1 ==> variable([1. , 0.5], dtype=float64)
/// ```
public final class ClassificationSummary extends FunctionNode {

    private static final String[] NAMES = {"y", "t"};
    private static final String NAME = "classificationSummary";
    private static final double NO_CLASS = -1;
    private static final Elementwise COUNTED =
            Elementwise.withParam(NAME, (z, t, ignored) -> t.eq(ignored).where(NO_CLASS, z));
    private static final Elementwise RIGHT = elementwise(NAME, (p, t) -> p.eq(t).where(t, NO_CLASS));
    private static final Reduction COUNT = reduction(NAME, Combine.SUM, (z, c) -> z.eq(c).where(1, 0));
    private static final Elementwise MEAN = withParam(NAME, (precision, recall, weight) -> precision.mul(recall)
            .mul(weight.add(1)).div(precision.mul(weight).add(recall)));

    /// What can be chosen beside scores and classes.
    public static final class Options {
        private int labelNum = -1;
        private double beta = 1;
        private int ignoreLabel = -1;

        /// The number of classes; by default one more than the greatest that occurs.
        public Options labelNum(int labelNum) {
            this.labelNum = labelNum;
            return this;
        }

        /// How many times as much as precision recall counts; 1 by default.
        public Options beta(double beta) {
            this.beta = beta;
            return this;
        }

        /// The class of positions that don't count; -1 by default.
        public Options ignoreLabel(int ignoreLabel) {
            this.ignoreLabel = ignoreLabel;
            return this;
        }
    }

    private final String name;
    private final Options options;

    private ClassificationSummary(String name, Options options) {
        super(Retain.NOTHING);
        this.name = name;
        this.options = options;
    }

    /// Precision, recall, F and support.
    public static List<Variable> classificationSummary(Variable y, Variable t) {
        return classificationSummary(y, t, _ -> {
        });
    }

    /// Precision, recall, F and support.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static List<Variable> classificationSummary(Variable y, Variable t, Consumer<Options> options) {
        return List.of(of(NAME, y, t, options));
    }

    /// The arguments enter as constants: a measure keeps no graph alive.
    static Variable[] of(String name, Variable y, Variable t, Consumer<Options> options) {
        Options chosen = new Options();
        options.accept(chosen);
        return new ClassificationSummary(name, chosen).applyAll(Variable.constant(y.array()),
                Variable.constant(t.array()));
    }

    @Override public String label() {
        return name;
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        Accuracy.checkScores(in);
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray t = xs[1].reshape(1, xs[1].size());
        NDArray answers = xs[0].argmax(1).reshape(t.shape()).astype(t.dtype());
        answers = COUNTED.on(answers, t, options.ignoreLabel);
        t = COUNTED.on(t, t, options.ignoreLabel);
        int classes = options.labelNum >= 0 ? options.labelNum : t.size() == 0 ? 0 : (int) t.max().item() + 1;
        NDArray each = Create.arange(t.device(), t.dtype(), 0, classes, 1).reshape(classes, 1);
        NDArray right = count(RIGHT.on(answers, t), each);
        NDArray support = count(t, each);
        NDArray precision = right.div(count(answers, each));
        NDArray recall = right.div(support);
        NDArray mean = MEAN.on(precision, recall, options.beta * options.beta);
        return new NDArray[] {precision, recall, mean, support};
    }

    private static NDArray count(NDArray z, NDArray classes) {
        if (z.size() == 0) {
            return NDArray.zeros(z.device(), DType.INT64, Shape.of(classes.size()));
        }
        return COUNT.on(new NDArray[] {z, classes}, new int[] {1}, false);
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(null, null);
    }
}
