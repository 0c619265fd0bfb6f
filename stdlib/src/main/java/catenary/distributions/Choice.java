package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.activation.LogSoftmax;
import catenary.functions.activation.Softmax;
import catenary.functions.math.Log;
import java.util.List;
import java.util.Map;

/// One of the categories along the last axis of a parameter.
abstract class Choice extends Distribution {

    private static final Pointwise OF_P = pointwise("choiceLogProb", Terms::xlogy);
    private static final Pointwise OF_LOG_P = pointwise("choiceLogProb", Terms::unlessZero);

    private final String name;
    private final Variable value;

    /// @param name `p` or `logit`
    Choice(String name, Variable value) {
        Parameters.check(getClass(), List.of(name), value);
        if (value.rank() == 0) {
            throw Parameters.refused(getClass(), "an axis of categories", List.of(name), value);
        }
        this.name = name;
        this.value = value;
    }

    private boolean isP() {
        return name.equals("p");
    }

    /// The probabilities of the categories.
    public final Variable p() {
        return isP() ? value : Softmax.softmax(value, -1);
    }

    final Variable logP() {
        return isP() ? Log.log(value) : LogSoftmax.logSoftmax(value, -1);
    }

    /// The logarithms of the probabilities, up to a number that is the same for all of a choice.
    final Variable logitOrLogP() {
        return isP() ? logP() : value;
    }

    /// `sum(w log(p))` over the categories.
    final Variable weighted(Variable w) {
        return (isP() ? OF_P.on(w, value) : OF_LOG_P.on(w, logP())).sum(-1);
    }

    static Variable divergence(Choice p, Choice q) {
        return p.weighted(p.p()).sub(q.weighted(p.p()));
    }

    /// `n` drawn categories, as int32.
    final NDArray categories(int n) {
        return Draws.category(p(), joined(Shape.of(n), batchShape()));
    }

    @Override public final Shape batchShape() {
        return leading(value.shape(), -1);
    }

    @Override public final Map<String, Variable> params() {
        return Map.of(name, value);
    }

    @Override public final Variable entropy() {
        return weighted(p()).neg();
    }
}
