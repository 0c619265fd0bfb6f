package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.evaluation.Accuracy;
import catenary.functions.loss.SoftmaxCrossEntropy;
import catenary.reporting.Reporting;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Turns a predictor into something to be minimized: applies it to all arguments but the labels, compares the result
/// with the labels, and reports `loss` and `accuracy`.
///
/// ```java
/// var model = new Classifier(new MLP(50, 10));
/// var loss = model.apply(x, t);
/// model.accuracy();               // of the same batch
/// ```
public class Classifier extends Chain {

    private final Link predictor;
    private final Options options;
    private Variable y;
    private Variable loss;
    private Variable accuracy;

    /// What a [Classifier] may be told besides its predictor.
    public static final class Options {
        private BiFunction<Variable, Variable, Variable> lossfun = SoftmaxCrossEntropy::softmaxCrossEntropy;
        private BiFunction<Variable, Variable, Variable> accfun = Accuracy::accuracy;
        private int labelKey = -1;
        private boolean computeAccuracy = true;

        private Options() {}

        /// The loss from prediction and labels, the softmax cross entropy unless set.
        public Options lossfun(BiFunction<Variable, Variable, Variable> lossfun) {
            this.lossfun = Objects.requireNonNull(lossfun);
            return this;
        }

        /// The accuracy from prediction and labels, the share of greatest scores that are right unless set.
        public Options accfun(BiFunction<Variable, Variable, Variable> accfun) {
            this.accfun = Objects.requireNonNull(accfun);
            return this;
        }

        /// Which argument the labels are; negative counts from the end. The last one unless set.
        public Options labelKey(int labelKey) {
            this.labelKey = labelKey;
            return this;
        }

        /// Whether the accuracy is computed and reported; true unless set.
        public Options computeAccuracy(boolean computeAccuracy) {
            this.computeAccuracy = computeAccuracy;
            return this;
        }
    }

    public Classifier(Link predictor) {
        this(predictor, _ -> {
        });
    }

    public Classifier(Link predictor, BiFunction<Variable, Variable, Variable> lossfun) {
        this(predictor, o -> o.lossfun(lossfun));
    }

    public Classifier(Link predictor, Consumer<Options> options) {
        this.predictor = Objects.requireNonNull(predictor, "Classifier: expected a predictor, but found null");
        this.options = new Options();
        options.accept(this.options);
    }

    /// The loss of a batch: its inputs and its labels.
    ///
    /// @throws IllegalArgumentException if there is no argument for the labels
    @Override protected Variable forwardAll(Variable... xs) {
        int label = options.labelKey < 0 ? options.labelKey + xs.length : options.labelKey;
        if (label < 0 || label >= xs.length || xs.length < 2) {
            throw new IllegalArgumentException("Classifier: expected inputs and labels (argument " + options.labelKey
                    + "), but found " + xs.length + " argument(s)");
        }
        Variable[] inputs = new Variable[xs.length - 1];
        System.arraycopy(xs, 0, inputs, 0, label);
        System.arraycopy(xs, label + 1, inputs, label, inputs.length - label);
        y = null; // the graph of the batch before ends here
        loss = null;
        accuracy = null;
        y = inputs.length == 1 ? predictor.apply(inputs[0]) : predictor.apply(inputs);
        loss = options.lossfun.apply(y, xs[label]);
        if (options.computeAccuracy) {
            accuracy = options.accfun.apply(Variable.constant(y.array()), xs[label]);
        }
        if (Reporting.isActive()) {
            Reporting.report(Map.of("loss", loss), this);
            if (accuracy != null) {
                Reporting.report(Map.of("accuracy", accuracy), this);
            }
        }
        return loss;
    }

    /// What gives the scores.
    public final Link predictor() {
        return predictor;
    }

    /// The predictor's result for the last batch; null before the first.
    public final Variable y() {
        return y;
    }

    /// The loss of the last batch; null before the first.
    public final Variable loss() {
        return loss;
    }

    /// The accuracy of the last batch; null before the first, and if it isn't computed.
    public final Variable accuracy() {
        return accuracy;
    }
}
