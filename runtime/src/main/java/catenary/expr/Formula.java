package catenary.expr;

import java.util.List;
import java.util.Objects;

/// An elementwise kernel before any device has seen it: a name, how many array and scalar operands it takes, and one
/// expression per output.
///
/// A formula is an object with identity, made once and kept in a static field: devices hang what they compile from it
/// into [#compiled], so that a call finds its code without a lookup.
public final class Formula {

    /// How many kinds of device there can be; each kind owns one slot of [#compiled].
    public static final int DEVICE_KINDS = 4;

    private final String name;
    private final int arrays;
    private final int params;
    private final List<Expr> outputs;
    private final Object[] compiled = new Object[DEVICE_KINDS];

    public Formula(String name, int arrays, int params, List<Expr> outputs) {
        this.name = Objects.requireNonNull(name);
        this.arrays = arrays;
        this.params = params;
        this.outputs = List.copyOf(outputs);
    }

    public String name() {
        return name;
    }

    /// Number of array operands.
    public int arrays() {
        return arrays;
    }

    /// Number of scalar parameters.
    public int params() {
        return params;
    }

    public List<Expr> outputs() {
        return outputs;
    }

    /// What a device of the given kind keeps for this formula. Written without a lock: a lost write costs one more
    /// compilation, never a wrong result.
    public Object compiled(int deviceKind) {
        return compiled[deviceKind];
    }

    public void compiled(int deviceKind, Object code) {
        compiled[deviceKind] = code;
    }

    @Override public String toString() {
        return name + outputs;
    }
}
