package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Concat;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Inputs;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.array.Flatten;
import catenary.functions.array.SplitAxis;
import java.util.Arrays;
import java.util.List;

/// Running products, `y[i] = x[0] * ... * x[i]` along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | one axis; if not given, `x` is flattened first | |
/// | returns | that of `x`, or `(x.size,)` | that of `x` |
///
/// The gradient of an element is the product of those before it, times what the later ones make of the gradients: it is made
/// without dividing, so that it is exact at zeros and differentiable again.
///
/// ```jshell
/// jshell> F.cumprod(variable(1, 2, 3))
/// $1 ==> variable([1., 2., 6.])
/// ```
public final class Cumprod extends FunctionNode.Unary {

    private static final Elementwise MUL = elementwise("mul", (a, b) -> a.mul(b));

    private final int axis;

    private Cumprod(int axis) {
        super(Retain.BOTH);
        this.axis = axis;
    }

    /// Of the flattened elements.
    public static Variable cumprod(Variable x) {
        return cumprod(Flatten.flatten(x), 0);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable cumprod(Variable x, int axis) {
        return new Cumprod(axis).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).axis(0, axis);
    }

    @Override protected NDArray forward(NDArray x) {
        return Cumsum.running(MUL, x, axis);
    }

    /// `gx[k] = y[k - 1] s[k]` with `s[k] = gy[k] + x[k + 1] s[k + 1]`, along the second of three axes.
    @Override protected Variable backward(Variable gy) {
        int[] d = gy.shape().toArray();
        int a = gy.shape().normalizeAxis(axis);
        if (d[a] < 2) {
            return gy;
        }
        int before = Shape.of(Arrays.copyOf(d, a)).size();
        int behind = Shape.of(Arrays.copyOfRange(d, a + 1, d.length)).size();
        Shape shape = Shape.of(before, d[a], behind);
        Variable one = filled(gy, before, behind, 1);
        Variable previous =
                Concat.concat(List.of(one, GetItem.getItem(Reshape.reshape(output(), shape), ":", ":-1")), 1);
        Variable next = Concat.concat(List.of(GetItem.getItem(Reshape.reshape(input(), shape), ":", "1:"), one), 1);
        return Reshape.reshape(previous.mul(fromTheEnd(Reshape.reshape(gy, shape), next)), gy.shape());
    }

    /// `s[k] = g[k] + x[k] s[k + 1]`, nothing behind the end: two steps at a time, which are such sums of half the length, and the
    /// elements between. That is 2 log n kernels of each kind on any device.
    private static Variable fromTheEnd(Variable g, Variable x) {
        int n = g.shape().axis(1);
        if (n < 2) {
            return g;
        }
        int before = g.shape().axis(0);
        int behind = g.shape().axis(2);
        Variable zero = filled(g, before, behind, 0);
        if (n % 2 == 1) {
            return GetItem.getItem(fromTheEnd(Concat.concat(List.of(g, zero), 1), Concat.concat(List.of(x, zero), 1)),
                    ":",
                    ":" + n);
        }
        int pairs = n / 2;
        var gs = SplitAxis.splitAxis(Reshape.reshape(g, before, pairs, 2, behind), 2, 2);
        var xs = SplitAxis.splitAxis(Reshape.reshape(x, before, pairs, 2, behind), 2, 2);
        Variable first = xs.get(0);
        Variable starts = fromTheEnd(Reshape.reshape(gs.get(0).add(first.mul(gs.get(1))), before, pairs, behind),
                Reshape.reshape(first.mul(xs.get(1)), before, pairs, behind));
        Variable after = Concat.concat(List.of(GetItem.getItem(starts, ":", "1:"), zero), 1);
        Variable between = gs.get(1).add(xs.get(1).mul(Reshape.reshape(after, first.shape())));
        return Reshape.reshape(Concat.concat(List.of(Reshape.reshape(starts, first.shape()), between), 2), before, n,
                behind);
    }

    private static Variable filled(Variable like, int before, int behind, double value) {
        return Variable.constant(Create.full(like.device(), like.dtype(), Shape.of(before, 1, behind), value));
    }
}
