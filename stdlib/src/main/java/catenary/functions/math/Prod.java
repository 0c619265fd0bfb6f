package catenary.functions.math;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Concat;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Inputs;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.functions.array.SplitAxis;
import java.util.List;
import java.util.function.Consumer;

/// The product over axes.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | some axes, all if it is not given; an empty array is none | |
/// | returns | that of `x` without `axis`, or with length 1 there if `keepdims` | that of `x` |
///
/// 1 of no elements. The gradient of an element is the product of the others, made without dividing, so that it is exact
/// at zeros and differentiable again.
///
/// ```jshell
/// jshell> F.prod(variable(new float[][] {{1, 2}, {3, 4}}), 1)
/// $1 ==> variable([ 2., 12.])
/// ```
public final class Prod extends FunctionNode.Unary {

    private static final int[] ALL = {};

    private final int[] axis; // null: all
    private final boolean keepdims;

    private Prod(int[] axis, boolean keepdims) {
        super(Retain.INPUTS);
        this.axis = axis;
        this.keepdims = keepdims;
    }

    /// Over all axes.
    public static Variable prod(Variable x) {
        return new Prod(null, false).apply(x);
    }

    public static Variable prod(Variable x, int... axis) {
        return new Prod(axis, false).apply(x);
    }

    /// @throws IllegalArgumentException if `x` is not float, or has no such axis, or one is named twice
    public static Variable prod(Variable x, Consumer<AxisOptions> options) {
        AxisOptions o = new AxisOptions();
        options.accept(o);
        return new Prod(o.axis, o.keepdims).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
        for (int a : named()) {
            in.axis(0, a);
        }
    }

    @Override protected NDArray forward(NDArray x) {
        if (axis != null && axis.length == 0) {
            return x;
        }
        NDArray y = x.prod(named());
        return keepdims ? y.reshape(x.maxKeepDims(named()).shape()) : y;
    }

    private int[] named() {
        return axis == null ? ALL : axis;
    }

    /// The axes multiplied over become the last one.
    @Override protected Variable backward(Variable gy) {
        Variable x = input();
        int n = x.rank();
        boolean[] over = new boolean[n];
        for (int a : named()) {
            over[x.shape().normalizeAxis(a)] = true;
        }
        int[] order = new int[n];
        int[] back = new int[n];
        int next = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < n; i++) {
                if ((over[i] || axis == null) == (pass == 1)) {
                    back[i] = next;
                    order[next++] = i;
                }
            }
        }
        Variable moved = Transpose.transpose(x, order);
        int rows = gy.size();
        Variable flat = Reshape.reshape(moved, rows, rows == 0 ? 0 : x.size() / rows);
        Variable g = productOfOthers(flat).mul(Reshape.reshape(gy, rows, 1));
        return Transpose.transpose(Reshape.reshape(g, moved.shape()), back);
    }

    /// Of each element along the second axis: that of all other pairs, times its partner.
    private static Variable productOfOthers(Variable x) {
        int n = x.shape().axis(1);
        if (n < 2) {
            return ones(x, n);
        }
        if (n % 2 == 1) {
            Variable even = Concat.concat(List.of(x, ones(x, 1)), 1);
            return GetItem.getItem(productOfOthers(even), ":", ":" + n);
        }
        var halves = SplitAxis.splitAxis(x, 2, 1);
        Variable others = productOfOthers(halves.get(0).mul(halves.get(1)));
        return Concat.concat(List.of(others.mul(halves.get(1)), others.mul(halves.get(0))), 1);
    }

    private static Variable ones(Variable x, int columns) {
        return Variable.constant(Create.full(x.device(), x.dtype(), Shape.of(x.shape().axis(0), columns), 1));
    }
}
