package catenary.functions.loss;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Arithmetic;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.activation.LogSoftmax;

/// Cross entropy of a distribution over classes with the softmax of scores: a composite over log softmax.
final class SoftTargets {

    private static final Elementwise LOG = elementwise("softTargets", t -> t.add(1e-7).log());

    private SoftTargets() {}

    /// `-sum(t log p)`, or `sum(t (log t - log p))` if `divergence`, over axis 1.
    static Variable loss(Variable x, Variable t, boolean divergence, Reduce reduce) {
        if (!x.shape().equals(t.shape()) || x.dtype() != t.dtype() || x.rank() < 2) {
            throw new IllegalArgumentException(
                    "softmaxCrossEntropy: expected soft targets of x's shape (B, C, ...) and "
                            + "dtype, or integer labels, but found t " + t.array().describe() + "\n  x: "
                            + x.array().describe() + "\n  t: " + t.array().describe());
        }
        NDArray target = t.array();
        Variable logP = LogSoftmax.logSoftmax(x, 1);
        Variable gap = divergence ? Arithmetic.SUB.on(Variable.constant(LOG.on(target)), logP) : logP.neg();
        return reduce.of(Sum.sum(gap.mul(Variable.constant(target)), new int[] {1}, false));
    }
}
