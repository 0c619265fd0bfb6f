package catenary.autograd;

import catenary.array.ArrayPrinter;
import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// An array with a gradient, and the history of how it was computed.
///
/// Operations on variables record themselves; [#backward] walks the record back and leaves in every leaf the gradient
/// of this variable with respect to it. Gradients of leaves accumulate until [#clearGrad].
public class Variable {

    private NDArray array;
    private VariableNode node;
    private final boolean requiresGrad;

    /// A leaf whose gradient is wanted.
    public Variable(NDArray array) {
        this(Objects.requireNonNull(array, "variable: expected an array, but found null"), array.dtype().isFloat());
    }

    /// A leaf; `requiresGrad` false makes it a constant.
    public Variable(NDArray array, boolean requiresGrad) {
        this.array = array;
        this.requiresGrad = requiresGrad;
    }

    /// A variable at an existing place of the graph.
    Variable(NDArray array, VariableNode node) {
        this.array = array;
        this.node = node;
        this.requiresGrad = node.requiresGrad;
    }

    /// A constant: it never receives a gradient.
    public static Variable constant(NDArray array) {
        return new Variable(array, false);
    }

    // ---- what it is

    /// The value.
    public NDArray array() {
        return array;
    }

    /// Replaces the value; the graph keeps what it has retained.
    public void array(NDArray array) {
        if (this.array != null
                && node != null
                && (!array.shape().equals(node.shape) || array.dtype() != node.dtype)) {
            throw new IllegalArgumentException("array: expected " + node.dtype + " " + node.shape
                    + " like the value it replaces, but found " + array.describe());
        }
        this.array = array;
    }

    /// The lengths of the axes.
    public Shape shape() {
        return array().shape();
    }

    /// The type of the elements.
    public DType dtype() {
        return array().dtype();
    }

    /// Number of elements.
    public int size() {
        return array().size();
    }

    /// Number of axes.
    public int rank() {
        return array().rank();
    }

    /// Length of the first axis.
    public int length() {
        return array().length();
    }

    /// Where the elements lie.
    public Device device() {
        return array().device();
    }

    /// Whether what is computed from this is recorded, so that a gradient can reach it.
    public boolean requiresGrad() {
        return requiresGrad;
    }

    /// The place in the graph.
    public VariableNode node() {
        if (node == null) {
            node = new VariableNode(array().shape(), array().dtype(), array().device(), requiresGrad);
        }
        return node;
    }

    /// The function that computed this, or null.
    public FunctionNode creator() {
        return node == null ? null : node.creator;
    }

    public String name() {
        return node == null ? null : node.name;
    }

    /// Names this variable in graphs and messages.
    public Variable name(String name) {
        node().name = name;
        return this;
    }

    /// The only element, as a Java number.
    public double item() {
        return array().item();
    }

    // ---- gradients

    /// The gradient, or null where there is none.
    public NDArray grad() {
        return node == null || node.grad == null ? null : node.grad.array();
    }

    /// Sets the gradient, which [#backward] starts from.
    public void grad(NDArray grad) {
        if (grad != null && (!grad.shape().equals(shape()) || grad.dtype() != dtype())) {
            throw new IllegalArgumentException(
                    "grad: expected " + dtype() + " " + shape() + " like the variable, but found "
                            + grad.describe());
        }
        node().grad = grad == null ? null : constant(grad);
    }

    /// The gradient as a variable, with its own graph after `backward(DOUBLE_BACKPROP)`; null where there is none.
    public Variable gradVariable() {
        return node == null ? null : node.grad;
    }

    /// Sets the gradient as a variable, or removes it.
    public void gradVariable(Variable grad) {
        if (grad == null) {
            clearGrad();
        } else {
            grad(grad.array());
            node.grad = grad;
        }
    }

    /// Removes the gradient.
    public void clearGrad() {
        if (node != null) {
            node.grad = null;
        }
    }

    /// Adds another variable's gradient to this one's.
    public void addGrad(Variable other) {
        NDArray g = other.grad();
        if (g != null) {
            NDArray here = g.to(device());
            grad(grad() == null ? here : grad().add(here));
        }
    }

    /// Takes over the value of another variable, on the device of this one.
    ///
    /// @throws IllegalArgumentException if shapes differ
    public void copyData(Variable other) {
        if (!other.shape().equals(shape())) {
            throw new IllegalArgumentException(
                    "copyData: expected shape " + shape() + ", but found " + other.array().describe());
        }
        array().assign(other.array());
    }

    /// Several lines for whoever looks for a mistake: what it is, where, and mean and deviation of value and gradient.
    public String debugPrint() {
        return this + "\n- device: " + device() + "\n- dtype: " + dtype() + "\n- shape: " + shape() + "\n- statistics: "
                + statistics(array()) + "\n- grad: " + (grad() == null ? "none" : statistics(grad()));
    }

    private static String statistics(NDArray a) {
        if (a.size() == 0) {
            return "no elements";
        }
        NDArray x = a.astype(DType.FLOAT64);
        NDArray mean = x.mean();
        return "mean=" + (float) mean.item() + ", std=" + (float) x.sub(mean).square().mean().sqrt().item();
    }

    /// Back propagation: computes the gradient of this variable with respect to all leaves it depends on.
    ///
    /// Of a single number the gradient starts from 1; of anything else it must have been set with [#grad(NDArray)].
    /// The gradients of leaves are added to what they have. The gradient of this variable and of intermediate ones
    /// are dropped unless `RETAIN_GRAD` is given.
    ///
    /// @throws IllegalStateException if this has more than one element and no gradient
    public void backward(BackwardOption... options) {
        boolean retain = false;
        boolean twice = false;
        for (BackwardOption o : options) {
            retain |= o == BackwardOption.RETAIN_GRAD;
            twice |= o == BackwardOption.DOUBLE_BACKPROP;
        }
        if (node().grad == null) {
            if (size() != 1) {
                throw new IllegalStateException("backward: expected a gradient to start from, since y has " + size()
                        + " elements, but y.grad() is null\n  y: " + array().describe()
                        + "\n  hint: set it with y.grad(ones(...)), or reduce y with y.sum()");
            }
            node.grad = constant(Create.full(device(), dtype(), shape(), 1));
        }
        BackwardPass.run(List.of(this), retain, twice);
    }

    /// This variable's array made safe to keep as a leaf's gradient: no broadcast view, whose elements are one.
    Variable ownable() {
        return array.isContiguous() || creator() != null ? this : constant(array.copy());
    }

    /// Puts value and gradient on another device as a new leaf: earlier graphs keep the old place.
    final void relocate(NDArray value, NDArray grad) {
        String name = name();
        node = null;
        array = value;
        if (name != null) {
            name(name);
        }
        if (grad != null) {
            grad(grad);
        }
    }

    /// Cuts this variable off its history.
    public void unchain() {
        if (node != null) {
            node.creator = null;
        }
    }

    /// Cuts the whole history of this variable, so that nothing of it is kept alive.
    public void unchainBackward() {
        Deque<FunctionNode> stack = new ArrayDeque<>();
        if (creator() != null) {
            stack.push(creator());
        }
        while (!stack.isEmpty()) {
            FunctionNode f = stack.pop();
            if (f.inputNodes() != null) {
                for (VariableNode x : f.inputNodes()) {
                    if (x.creator != null) {
                        stack.push(x.creator);
                    }
                }
                f.unchain();
            }
        }
        unchain();
    }

    // ---- operations

    /// `this + b`. The two broadcast.
    public Variable add(Variable b) {
        return Arithmetic.ADD.on(this, b);
    }

    public Variable add(double b) {
        return Arithmetic.ADD_SCALAR.on(this, b);
    }

    /// `this - b`. The two broadcast.
    public Variable sub(Variable b) {
        return Arithmetic.SUB.on(this, b);
    }

    public Variable sub(double b) {
        return Arithmetic.SUB_SCALAR.on(this, b);
    }

    /// `this * b`, element by element. The two broadcast.
    public Variable mul(Variable b) {
        return Arithmetic.MUL.on(this, b);
    }

    public Variable mul(double b) {
        return Arithmetic.MUL_SCALAR.on(this, b);
    }

    /// `this / b`, element by element. The two broadcast.
    public Variable div(Variable b) {
        return Arithmetic.DIV.on(this, b);
    }

    public Variable div(double b) {
        return Arithmetic.MUL_SCALAR.on(this, 1 / b);
    }

    /// `this` to the power `b`, element by element. The two broadcast.
    public Variable pow(Variable b) {
        return Arithmetic.POW.on(this, b);
    }

    public Variable pow(double b) {
        return Arithmetic.pow(this, b);
    }

    /// `-this`.
    public Variable neg() {
        return Arithmetic.NEG.on(this);
    }

    /// The absolute value.
    public Variable abs() {
        return Arithmetic.ABS.on(this);
    }

    /// The product of matrices, or of stacks of them, which broadcast; a vector is a row on the left and a column on the right.
    public Variable matmul(Variable b) {
        return MatMul.matmul(this, b);
    }

    /// The sum over the axes given, or over all.
    public Variable sum(int... axes) {
        return Sum.sum(this, allIfNone(axes), false);
    }

    /// The mean over the axes given, or over all.
    public Variable mean(int... axes) {
        return Mean.mean(this, allIfNone(axes), false);
    }

    /// The greatest element over the axes given, or over all; each element equal to it receives its gradient.
    public Variable max(int... axes) {
        return Extremum.max(this, allIfNone(axes), false);
    }

    /// The least element over the axes given, or over all.
    public Variable min(int... axes) {
        return Extremum.min(this, allIfNone(axes), false);
    }

    private static int[] allIfNone(int[] axes) {
        return axes.length == 0 ? null : axes;
    }

    /// The elements in the same order under another shape; one length may be -1 and is found out.
    public Variable reshape(int... lengths) {
        return Reshape.reshape(this, lengths);
    }

    public Variable reshape(Shape shape) {
        return Reshape.reshape(this, shape);
    }

    /// All axes reversed, or permuted as given.
    public Variable transpose(int... axes) {
        return Transpose.transpose(this, axes);
    }

    /// The elements repeated along axes of length 1, and along new ones in front.
    public Variable broadcastTo(Shape shape) {
        return BroadcastTo.broadcastTo(this, shape);
    }

    /// NumPy's indexing; see [NDArray#get].
    public Variable get(Object... index) {
        return GetItem.getItem(this, index);
    }

    /// `fn` applied to this: `x.then(l1).then(F::relu)` reads as the data flows.
    public <R> R then(Function<? super Variable, ? extends R> fn) {
        return fn.apply(this);
    }

    /// The value on another device, connected to the graph.
    public Variable to(Device device) {
        return ToDevice.to(this, device);
    }

    /// `variable([3., 4.])`, after the name if there is one.
    @Override public String toString() {
        String head = name() == null ? "variable(" : "variable " + name() + "(";
        return head + ArrayPrinter.body(array(), head) + ")";
    }
}
