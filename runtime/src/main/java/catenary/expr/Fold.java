package catenary.expr;

import java.util.Objects;

/// A reduction before any device has seen it: `finish(combine over positions of map(x...))`, in one pass.
///
/// `map` is an expression over the array operands and parameters; `finish`, over [Expr.Arg] 0 (the combined value) and
/// the same parameters. `sum(x*x)` or `max(abs(x))` is one kernel. The order of combination is fixed by the shape
/// alone, hence results do not depend on the number of threads.
public final class Fold {

    /// How two mapped values combine, and what an empty range yields. `ARGMAX` and `ARGMIN` yield the position (int32)
    /// of the first extremum along the reduced axes, NaN counting as the extremum; like `MAX` and `MIN` they have no
    /// value for an empty range.
    public enum Combine {
        SUM,
        PROD,
        MAX,
        MIN,
        ARGMAX,
        ARGMIN
    }

    private final String name;
    private final Combine combine;
    private final int arrays;
    private final int params;
    private final Expr map;
    private final Expr finish;
    private final Object[] compiled = new Object[Formula.DEVICE_KINDS];

    public Fold(String name, Combine combine, int arrays, int params, Expr map, Expr finish) {
        this.name = Objects.requireNonNull(name);
        this.combine = combine;
        this.arrays = arrays;
        this.params = params;
        this.map = map;
        this.finish = finish;
    }

    public String name() {
        return name;
    }

    public Combine combine() {
        return combine;
    }

    public int arrays() {
        return arrays;
    }

    public int params() {
        return params;
    }

    public Expr map() {
        return map;
    }

    /// Applied once to each combined value; `Arg(0)` itself where there is nothing to finish.
    public Expr finish() {
        return finish;
    }

    /// See [Formula#compiled(int)].
    public Object compiled(int deviceKind) {
        return compiled[deviceKind];
    }

    public void compiled(int deviceKind, Object code) {
        compiled[deviceKind] = code;
    }

    @Override public String toString() {
        return name + "(" + combine + " of " + map + ")";
    }
}
