package catenary.functions.evaluation;

import catenary.autograd.Variable;
import java.util.List;
import java.util.function.Consumer;

/// Of the positions of a class, the share that is answered with it.
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
/// jshell> F.recall(variable(new float[][] {{1, 0}, {1, 0}, {0, 1}}), array(new int[] {0, 1, 1})).get(0)
/// $1 ==> variable([1. , 0.5], dtype=float64)
/// ```
public final class Recall {

    private Recall() {}

    /// The measure of each class, and its support.
    public static List<Variable> recall(Variable y, Variable t) {
        return recall(y, t, _ -> {
        });
    }

    /// The measure of each class, and its support.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static List<Variable> recall(Variable y, Variable t, Consumer<ClassificationSummary.Options> options) {
        Variable[] all = ClassificationSummary.of("recall", y, t, options);
        return List.of(all[1], all[3]);
    }
}
