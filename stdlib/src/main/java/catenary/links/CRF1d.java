package catenary.links;

import static catenary.functions.loss.ArgmaxCrf1d.argmaxCrf1d;
import static catenary.functions.loss.Crf1d.crf1d;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.functions.loss.ArgmaxCrf1d;
import catenary.initializers.Constant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A conditional random field over sequences of labels that learns which label follows which; see
/// [catenary.functions.loss.Crf1d].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `cost` | (nLabel, nLabel), the score of a label (column) behind another (row) | 0 |
/// | xs | a (batch, nLabel) for each step, the longest sequence first | |
/// | ys | a (batch) for each step, labels | |
/// | returns | (), the mean over sequences, or one for each with `reduce("no")` | |
///
/// With `transpose(true)` xs and ys hold a (length, nLabel) and a (length) for each sequence, in any order.
///
/// ```java
/// var crf = new CRF1d(tags.size());
/// loss = crf.apply(scores, labels, o -> o.transpose(true));
/// List<NDArray> best = crf.argmax(scores, true).path();
/// ```
///
/// Lafferty, McCallum, Pereira: [Conditional random fields](https://repository.upenn.edu/cis_papers/159) (2001).
public class CRF1d extends Link {

    private final Parameter cost;

    /// What a [CRF1d] may be told besides its size.
    public static final class Options {
        private Initializer initialCost = new Constant(0);

        private Options() {}

        /// What draws `cost`; 0 if not given.
        public Options initialCost(Initializer initialCost) {
            this.initialCost = Objects.requireNonNull(initialCost);
            return this;
        }

        /// A constant `cost`.
        public Options initialCost(double initialCost) {
            return initialCost(new Constant(initialCost));
        }

        /// A `cost` that starts as a copy of an array of its shape.
        public Options initialCost(NDArray initialCost) {
            return initialCost(new Constant(initialCost));
        }
    }

    /// How the loss is wanted.
    public static final class LossOptions {
        private String reduce = "mean";
        private boolean transpose;

        private LossOptions() {}

        /// `"mean"`, or `"no"` for the loss of each sequence.
        public LossOptions reduce(String reduce) {
            this.reduce = reduce;
            return this;
        }

        /// Whether sequences are given, not steps.
        public LossOptions transpose(boolean transpose) {
            this.transpose = transpose;
            return this;
        }
    }

    public CRF1d(int nLabel) {
        this(nLabel, _ -> {});
    }

    public CRF1d(int nLabel, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("CRF1d", "nLabel", nLabel);
        cost = new Parameter(o.initialCost, Shape.of(nLabel, nLabel));
    }

    /// The scores of labels behind labels.
    public final Parameter cost() {
        return cost;
    }

    /// The mean over sequences given as steps.
    public Variable apply(List<Variable> xs, List<Variable> ys) {
        return apply(xs, ys, _ -> {});
    }

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or a label is out of range
    public Variable apply(List<Variable> xs, List<Variable> ys, Consumer<LossOptions> options) {
        LossOptions o = new LossOptions();
        options.accept(o);
        return called(() -> loss(xs, ys, o), xs, ys, options);
    }

    private Variable loss(List<Variable> xs, List<Variable> ys, LossOptions o) {
        if (!o.transpose) {
            return crf1d(cost, xs, ys, c -> c.reduce(o.reduce));
        }
        Sequences order = order(xs);
        boolean fits = ys.size() == xs.size();
        for (int i = 0; fits && i < xs.size(); i++) {
            fits = ys.get(i).rank() == 1 && ys.get(i).length() == xs.get(i).length();
        }
        if (!fits) {
            throw new IllegalArgumentException("CRF1d: expected ys of the lengths of xs, but found "
                    + ys.stream().map(y -> y.shape().toString()).toList() + " and "
                    + xs.stream().map(x -> x.shape().toString()).toList());
        }
        Variable loss = crf1d(cost, order.steps(xs), order.steps(ys), c -> c.reduce(o.reduce));
        return loss.rank() == 0 ? loss : order.unsorted(loss, 0);
    }

    /// The best labels of sequences given as steps.
    public ArgmaxCrf1d.Best argmax(List<Variable> xs) {
        return argmax(xs, false);
    }

    /// The best labels and their scores; with `transpose` of sequences in any order, for each of them.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public ArgmaxCrf1d.Best argmax(List<Variable> xs, boolean transpose) {
        if (!transpose) {
            return argmaxCrf1d(cost, xs);
        }
        Sequences order = order(xs);
        ArgmaxCrf1d.Best best = argmaxCrf1d(cost, order.steps(xs));
        List<Variable> path = order.sequences(best.path().stream().map(Variable::constant).toList());
        return new ArgmaxCrf1d.Best(order.unsorted(best.score(), 0), path.stream().map(Variable::array).toList());
    }

    private static Sequences order(List<Variable> xs) {
        Sequences order = Sequences.of("CRF1d", xs);
        for (int i = 0; i < xs.size(); i++) {
            if (xs.get(i).length() == 0) {
                throw new IllegalArgumentException("CRF1d: expected sequences of at least one step, but sequence " + i
                        + " is " + xs.get(i).array().describe());
            }
        }
        return order;
    }

    @Override protected String specs() {
        return "nLabel=" + cost.length();
    }
}
