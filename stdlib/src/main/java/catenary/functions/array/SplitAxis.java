package catenary.functions.array;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Concat;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// `x` cut into parts along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | any |
/// | `indicesOrSections` | a number of equal parts, or the positions to cut at, ascending | |
/// | returns | a list; that of `x` but along `axis` | that of `x` |
///
/// The parts are views. Those that nobody used contribute 0 to the gradient.
///
/// ```jshell
/// jshell> F.splitAxis(variable(1, 2, 3), new int[] {1}, 0)
/// $1 ==> [variable([1.]), variable([2., 3.])]
/// ```
public final class SplitAxis extends FunctionNode {

    private static final String[] NAMES = {"x"};

    /// What Chainer's callers can say, and what makes no difference here.
    public static final class Options {

        /// Whether a single part is wrapped too. Here the result is a list, whatever is said.
        public Options forceTuple(boolean forceTuple) {
            return this;
        }
    }

    private final int[] bounds; // null: equal parts
    private final int sections;
    private final int axis;

    private SplitAxis(int[] bounds, int sections, int axis) {
        super(Retain.NOTHING);
        this.bounds = bounds;
        this.sections = sections;
        this.axis = axis;
    }

    /// Into equal parts.
    ///
    /// @throws IllegalArgumentException if there is no such axis or its length is no multiple of `indicesOrSections`
    public static List<Variable> splitAxis(Variable x, int indicesOrSections, int axis) {
        return List.of(new SplitAxis(null, indicesOrSections, axis).applyAll(x));
    }

    /// Into equal parts.
    ///
    /// @throws IllegalArgumentException if there is no such axis or its length is no multiple of `indicesOrSections`
    public static List<Variable> splitAxis(Variable x, int indicesOrSections, int axis, Consumer<Options> options) {
        options.accept(new Options());
        return splitAxis(x, indicesOrSections, axis);
    }

    /// At the positions given.
    ///
    /// @throws IllegalArgumentException if there is no such axis, or the positions are not ascending or beyond its end
    public static List<Variable> splitAxis(Variable x, int[] indicesOrSections, int axis) {
        return List.of(new SplitAxis(indicesOrSections, indicesOrSections.length + 1, axis).applyAll(x));
    }

    /// At the positions given.
    ///
    /// @throws IllegalArgumentException if there is no such axis, or the positions are not ascending or beyond its end
    public static List<Variable> splitAxis(Variable x, int[] indicesOrSections, int axis, Consumer<Options> options) {
        options.accept(new Options());
        return splitAxis(x, indicesOrSections, axis);
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.axis(0, axis);
        int n = in.get(0).shape().axis(axis);
        in.require(sections > 0, "indicesOrSections > 0", sections + " <= 0");
        if (bounds == null) {
            in.require(
                    n % sections == 0,
                    "x.shape[" + axis + "] % indicesOrSections == 0",
                    n + " % " + sections + " == " + n % sections);
        } else {
            for (int i = 1; i < bounds.length; i++) {
                in.require(bounds[i - 1] <= bounds[i], "ascending positions", Arrays.toString(bounds));
            }
            in.require(bounds.length == 0 || bounds[bounds.length - 1] <= n,
                    "positions <= x.shape[" + axis + "] = " + n,
                    Arrays.toString(bounds));
        }
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray x = xs[0];
        int a = x.shape().normalizeAxis(axis);
        int n = x.shape().axis(a);
        Object[] index = new Object[a + 1];
        Arrays.fill(index, Index.all());
        NDArray[] ys = new NDArray[sections];
        for (int i = 0; i < sections; i++) {
            index[a] = Index.slice(bound(i, n), bound(i + 1, n));
            ys[i] = x.get(index);
        }
        return ys;
    }

    private int bound(int i, int n) {
        return i == 0 ? 0 : i == sections ? n : bounds == null ? n / sections * i : bounds[i - 1];
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(() -> {
            List<Variable> parts = new ArrayList<>();
            for (int i = 0; i < gys.length; i++) {
                parts.add(gys[i] != null ? gys[i] : zeros(i));
            }
            return Concat.concat(parts, axis);
        });
    }

    private Variable zeros(int i) {
        return Variable.constant(
                NDArray.zeros(inputNode(0).device(), inputNode(0).dtype(), outputs()[i].shape()));
    }
}
