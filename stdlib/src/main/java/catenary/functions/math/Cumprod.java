package catenary.functions.math;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Concat;
import catenary.autograd.GetItem;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.array.Flatten;
import catenary.functions.array.SplitAxis;
import java.util.List;

/// Running products, `y[i] = x[0] * ... * x[i]` along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | one axis; if not given, `x` is flattened first | |
/// | returns | that of `x`, or `(x.size,)` | that of `x` |
///
/// A composite of products, whose gradients are exact at zeros too.
///
/// ```jshell
/// jshell> F.cumprod(variable(1, 2, 3))
/// $1 ==> variable([1., 2., 6.])
/// ```
public final class Cumprod {

    private Cumprod() {}

    /// Of the flattened elements.
    public static Variable cumprod(Variable x) {
        return cumprod(Flatten.flatten(x), 0);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable cumprod(Variable x, int axis) {
        if (!x.dtype().isFloat() || axis < -x.rank() || axis >= x.rank()) {
            throw new IllegalArgumentException("cumprod: expected float x with axis " + axis + "\n  x: "
                    + x.array().describe());
        }
        int a = x.shape().normalizeAxis(axis);
        int n = x.shape().axis(a);
        int before = 1;
        int behind = 1;
        for (int i = 0; i < x.rank(); i++) {
            int d = x.shape().axis(i);
            before *= i < a ? d : 1;
            behind *= i > a ? d : 1;
        }
        return Reshape.reshape(multiplyUp(Reshape.reshape(x, before, n, behind)), x.shape());
    }

    /// Along the second of three axes: neighbours are multiplied, the products of pairs multiplied up the same way, and the elements
    /// between filled in. That is 2 n products in 2 log n kernels on any device.
    private static Variable multiplyUp(Variable x) {
        int before = x.shape().axis(0);
        int n = x.shape().axis(1);
        int behind = x.shape().axis(2);
        if (n < 2) {
            return x;
        }
        Variable one = Variable.constant(
                Create.full(x.device(), x.dtype(), Shape.of(before, 1, behind), 1));
        if (n % 2 == 1) {
            return GetItem.getItem(multiplyUp(Concat.concat(List.of(x, one), 1)), ":", ":" + n);
        }
        int pairs = n / 2;
        var halves = SplitAxis.splitAxis(Reshape.reshape(x, before, pairs, 2, behind), 2, 2);
        Variable even = halves.get(0);
        Variable ends = multiplyUp(Reshape.reshape(even.mul(halves.get(1)), before, pairs, behind));
        Variable starts = Concat.concat(List.of(one, GetItem.getItem(ends, ":", ":" + (pairs - 1))), 1);
        Variable between = Reshape.reshape(starts, even.shape()).mul(even);
        return Reshape.reshape(Concat.concat(List.of(between, Reshape.reshape(ends, even.shape())), 2), before, n,
                behind);
    }
}
