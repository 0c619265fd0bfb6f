package catenary.functions.array;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;

/// A copy of `a` with `b` added at an index, `y = a; y[slices] += b`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | any | any |
/// | `slices` | what [NDArray#get] takes: one part, or an `Object[]` of parts | |
/// | `b` | that of `a[slices]` | that of `a` |
/// | returns | that of `a` | that of `a` |
///
/// Positions named repeatedly accumulate. The gradient of `a` is that of `y`, the gradient of `b` its elements at the
/// index.
///
/// ```jshell
/// jshell> F.scatterAdd(variable(1, 2, 3), new int[] {0, 0}, variable(10, 20))
/// $1 ==> variable([31.,  2.,  3.])
/// ```
public final class ScatterAdd extends FunctionNode.Binary {

    private final Object[] slices;

    private ScatterAdd(Object[] slices) {
        super(Retain.NOTHING);
        this.slices = slices;
    }

    /// At an index of one part.
    public static Variable scatterAdd(Variable a, Object slices, Variable b) {
        return scatterAdd(a, new Object[] {slices}, b);
    }

    /// @throws IllegalArgumentException  if dtypes differ, or `b` has not the shape of `a[slices]`
    /// @throws IndexOutOfBoundsException if a position is out of range
    public static Variable scatterAdd(Variable a, Object[] slices, Variable b) {
        return new ScatterAdd(slices).apply(a, b);
    }

    @Override protected void check(Inputs in) {
        in.sameDtype();
        Shape place = in.get(0).get(slices).shape();
        in.require(place.equals(in.get(1).shape()), "a[slices].shape == b.shape",
                place + " != " + in.get(1).shape());
    }

    @Override protected NDArray forward(NDArray a, NDArray b) {
        NDArray y = a.copy();
        y.addItem(b, slices);
        return y;
    }

    @Override protected Grads backward(Variable gy) {
        return Grads.of(() -> gy, () -> GetItem.getItem(gy, slices));
    }
}
