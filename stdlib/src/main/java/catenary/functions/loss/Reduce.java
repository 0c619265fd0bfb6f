package catenary.functions.loss;

import catenary.autograd.Mean;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import java.util.List;
import java.util.Locale;

/// What becomes of a loss's elements: their mean, their sum, or nothing.
enum Reduce {
    MEAN,
    SUM,
    NO;

    /// The constant Chainer calls `name`, if `op` knows it.
    ///
    /// @throws IllegalArgumentException naming those that `op` knows
    static Reduce of(String op, String name, Reduce... known) {
        for (Reduce r : known) {
            if (r.toString().equals(name)) {
                return r;
            }
        }
        throw new IllegalArgumentException(op + ": expected reduce to be one of "
                + String.join(", ", List.of(known).stream().map(Reduce::toString).toList()) + ", but found " + name);
    }

    Variable of(Variable losses) {
        return switch (this) {
            case MEAN -> Mean.mean(losses, null, false);
            case SUM -> Sum.sum(losses, null, false);
            case NO -> losses;
        };
    }

    @Override public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
