package catenary.functions.evaluation;

import catenary.autograd.Variable;
import java.util.List;
import java.util.function.Consumer;

/// The harmonic mean of precision and recall of each class, `2 precision recall / (precision + recall)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `y` | `(B, C, ...)` | float; scores |
/// | `t` | `(B, ...)` | integer; class of each position |
/// | returns | `(labelNum)` each | float64: the measure; int64: support, the positions of each class |
///
/// See [ClassificationSummary], of which this is a part. Not differentiable.
///
/// ```jshell
/// jshell> F.f1Score(variable(new float[][] {{1, 0}, {1, 0}, {0, 1}}), array(new int[] {0, 1, 1})).get(0)
/// $1 ==> variable([0.66666667, 0.66666667], dtype=float64)
/// ```
public final class F1Score {

    private F1Score() {}

    /// The measure of each class, and its support.
    public static List<Variable> f1Score(Variable y, Variable t) {
        return f1Score(y, t, _ -> {
        });
    }

    /// The measure of each class, and its support.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static List<Variable> f1Score(Variable y, Variable t, Consumer<ClassificationSummary.Options> options) {
        Variable[] all = ClassificationSummary.of("f1Score", y, t, options);
        return List.of(all[2], all[3]);
    }
}
