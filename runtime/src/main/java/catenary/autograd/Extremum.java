package catenary.autograd;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.Arrays;

/// The greatest or least element over axes; over all of them if none are given.
///
/// The gradient goes, whole, to every element equal to the extremum: where several are equal, each receives it.
public final class Extremum extends FunctionNode.Unary {

    private static final Elementwise EQUAL = elementwise("extremumGrad", (x, y) -> x.eq(y).where(1, 0));

    private final boolean greatest;
    private final int[] axes;
    private final boolean keepDims;
    private Shape kept;

    private Extremum(boolean greatest, int[] axes, boolean keepDims) {
        super(Retain.BOTH);
        this.greatest = greatest;
        this.axes = axes == null ? new int[0] : axes;
        this.keepDims = keepDims;
    }

    public static Variable max(Variable x, int[] axes, boolean keepDims) {
        return new Extremum(true, axes, keepDims).apply(x);
    }

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
        NDArray y = greatest ? x.max(axes) : x.min(axes);
        return keepDims ? y.reshape(kept) : y;
    }

    @Override protected Variable backward(Variable gy) {
        NDArray mask = EQUAL.on(input().array(), output().array().reshape(kept));
        return Reshape.reshape(gy, kept).mul(Variable.constant(mask));
    }

    /// `shape` with `axes` of length 1; all of them if none are given.
    static Shape keptShape(Shape shape, int[] axes) {
        int[] d = shape.toArray();
        if (axes == null || axes.length == 0) {
            Arrays.fill(d, 1);
        } else {
            for (int a : axes) {
                d[shape.normalizeAxis(a)] = 1;
            }
        }
        return Shape.of(d);
    }
}
