package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;

/// The arguments of one function call, as [FunctionNode#check] sees them; every failed check is one message: the
/// operation, the expectation in argument names, the two values, and then each argument's dtype, shape and device.
public final class Inputs {

    private final FunctionNode op;
    private final NDArray[] xs;

    Inputs(FunctionNode op, NDArray[] xs) {
        this.op = op;
        this.xs = xs;
    }

    /// The array number `i`.
    public NDArray get(int i) {
        return xs[i];
    }

    /// How many there are.
    public int count() {
        return xs.length;
    }

    /// The name of argument `i`.
    public String name(int i) {
        String[] names = op.argumentNames();
        return i < names.length ? names[i] : "x" + i;
    }

    /// Requires a float dtype of each argument named by position, or of all.
    public Inputs isFloat(int... which) {
        for (int k = 0; k < (which.length == 0 ? xs.length : which.length); k++) {
            int i = which.length == 0 ? k : which[k];
            if (!xs[i].dtype().isFloat()) {
                fail(
                        name(i) + ".dtype to be a float",
                        xs[i].dtype().toString(),
                        "cast with astype(FLOAT32) or F.cast");
            }
        }
        return this;
    }

    /// Requires a signed integer dtype.
    public Inputs isInteger(int i) {
        if (xs[i].dtype().kind() != DType.Kind.SIGNED) {
            fail(name(i) + ".dtype to be a signed integer", xs[i].dtype().toString(), "cast with astype(INT32)");
        }
        return this;
    }

    /// Requires one dtype of all arguments.
    public Inputs sameDtype() {
        for (int i = 1; i < xs.length; i++) {
            if (xs[i].dtype() != xs[0].dtype()) {
                fail(
                        name(0) + ".dtype == " + name(i) + ".dtype",
                        xs[0].dtype() + " != " + xs[i].dtype(),
                        "cast one with F.cast");
            }
        }
        return this;
    }

    /// Input `i` must have that many axes.
    public Inputs rank(int i, int rank) {
        if (xs[i].rank() != rank) {
            fail(name(i) + ".rank == " + rank, xs[i].rank() + " != " + rank, null);
        }
        return this;
    }

    /// Input `i` must have that many axes or more.
    public Inputs rankAtLeast(int i, int rank) {
        if (xs[i].rank() < rank) {
            fail(name(i) + ".rank >= " + rank, xs[i].rank() + " < " + rank, null);
        }
        return this;
    }

    /// Requires argument `i` to have that axis; a negative one counts from the end.
    public Inputs axis(int i, int axis) {
        int rank = xs[i].rank();
        if (axis < -rank || axis >= rank) {
            fail("-" + rank + " <= axis < " + rank + " for " + name(i) + " of rank " + rank, "axis = " + axis, null);
        }
        return this;
    }

    /// Requires equal lengths of axis `a` of argument `i` and axis `b` of argument `j`.
    public Inputs sameAxis(int i, int a, int j, int b, String hint) {
        int m = xs[i].shape().axis(a);
        int n = xs[j].shape().axis(b);
        if (m != n) {
            fail(name(i) + ".shape[" + a + "] == " + name(j) + ".shape[" + b + "]", m + " != " + n, hint);
        }
        return this;
    }

    /// Two inputs must have the same shape.
    public Inputs sameShape(int i, int j) {
        if (!xs[i].shape().equals(xs[j].shape())) {
            fail(name(i) + ".shape == " + name(j) + ".shape", xs[i].shape() + " != " + xs[j].shape(), null);
        }
        return this;
    }

    /// Inputs `i` and `j` have shapes that broadcast.
    public Inputs broadcast(int i, int j) {
        if (Shape.broadcastOrNull(get(i).shape(), get(j).shape()) == null) {
            fail("shapes that broadcast", get(i).shape() + " and " + get(j).shape(), null);
        }
        return this;
    }

    /// Fails unless `holds`; for what the other checks don't say.
    public Inputs require(boolean holds, String expectation, Object found) {
        if (!holds) {
            fail(expectation, String.valueOf(found), null);
        }
        return this;
    }

    /// Throws the message; `hint` may be null.
    public void fail(String expectation, String found, String hint) {
        throw new IllegalArgumentException(message(expectation, found, hint));
    }

    private String message(String expectation, String found, String hint) {
        StringBuilder s = new StringBuilder(op.label())
                .append(": expected ")
                .append(expectation)
                .append(", but ")
                .append(found.contains("=") || found.contains("<") || found.contains(">") ? "" : "found ")
                .append(found);
        for (int i = 0; i < xs.length; i++) {
            s.append("\n  ").append(name(i)).append(": ").append(xs[i].describe());
        }
        return hint == null ? s.toString() : s.append("\n  hint: ").append(hint).toString();
    }
}
