package catenary.autograd;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.Arrays;
import java.util.function.BiFunction;

/// The greatest or least element over axes.
///
/// The gradient goes, whole, to every element equal to the extremum: where several are equal, each receives it.
public final class Extremum extends FunctionNode.Unary {

    private static final Elementwise EQUAL = elementwise("extremumGrad", (x, y) -> x.eq(y).where(1, 0));

    private static final int[] ALL = {};

    private final boolean greatest;
    private final int[] axes;
    private final boolean keepDims;
    private Shape kept;

    private Extremum(boolean greatest, int[] axes, boolean keepDims) {
        super(Retain.BOTH);
        this.greatest = greatest;
        this.axes = axes;
        this.keepDims = keepDims;
    }

    /// `axes` null: all; empty: none, each element is its own maximum.
    public static Variable max(Variable x, int[] axes, boolean keepDims) {
        return new Extremum(true, axes, keepDims).apply(x);
    }

    /// `axes` null: all; empty: none, each element is its own minimum.
    public static Variable min(Variable x, int[] axes, boolean keepDims) {
        return new Extremum(false, axes, keepDims).apply(x);
    }

    @Override public String label() {
        return greatest ? "max" : "min";
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
    }

    @Override protected NDArray forward(NDArray x) {
        kept = keptShape(x.shape(), axes);
        NDArray y = reduce(x, axes, greatest ? NDArray::max : NDArray::min);
        return keepDims ? y.reshape(kept) : y;
    }

    @Override protected Variable backward(Variable gy) {
        NDArray mask = EQUAL.on(input().array(), output().array().reshape(kept));
        return Reshape.reshape(gy, kept).mul(Variable.constant(mask));
    }

    /// `x` over `axes`, where null means all of them, and none leave `x` as it is; an array's method takes none for all.
    static NDArray reduce(NDArray x, int[] axes, BiFunction<NDArray, int[], NDArray> over) {
        return axes == null ? over.apply(x, ALL) : axes.length == 0 ? x : over.apply(x, axes);
    }

    /// `shape` with `axes` of length 1; all of them if that is null.
    static Shape keptShape(Shape shape, int[] axes) {
        int[] d = shape.toArray();
        if (axes == null) {
            Arrays.fill(d, 1);
        } else {
            for (int a : axes) {
                d[shape.normalizeAxis(a)] = 1;
            }
        }
        return Shape.of(d);
    }
}
