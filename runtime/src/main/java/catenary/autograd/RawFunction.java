package catenary.autograd;

import catenary.array.NDArray;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A differentiable function of the user's own that no formula says: arrays forward, variables backward.
///
///     var axpy = rawKernel(source, "axpy").onCpu(...);
///     var f = rawFunction("axpy", xs -> {
///         var y = xs[1].copy();
///         axpy.launch(8, 128, y.size(), 2f, xs[0], y);
///         return y;
///     }, (xs, gy) -> new Variable[] {gy.mul(2), gy});
///     f.apply(x, y).sum().backward();
///
/// The gradient is made of [Variable]s and differentiable functions, among them others of this kind; so it has itself a
/// gradient as far as those have.
public final class RawFunction {

    private final String name;
    private final Function<NDArray[], NDArray> forward;
    private final BiFunction<Variable[], Variable, Variable[]> gradient;

    private RawFunction(String name, Function<NDArray[], NDArray> forward,
            BiFunction<Variable[], Variable, Variable[]> gradient) {
        this.name = name;
        this.forward = forward;
        this.gradient = gradient;
    }

    /// A function without a gradient: backward through it is refused.
    ///
    /// @param name what it is called in messages and graphs
    /// @param forward the result, a new array, from the arguments, which it doesn't change
    public static RawFunction rawFunction(String name, Function<NDArray[], NDArray> forward) {
        return new RawFunction(name, forward, null);
    }

    /// A differentiable function.
    ///
    /// @param gradient from the arguments and the gradient of the result that of each argument, or null where there is none
    public static RawFunction rawFunction(String name, Function<NDArray[], NDArray> forward,
            BiFunction<Variable[], Variable, Variable[]> gradient) {
        return new RawFunction(name, forward, gradient);
    }

    public Variable apply(Variable... xs) {
        return new Node(this).apply(xs);
    }

    @Override public String toString() {
        return name;
    }

    private static final class Node extends FunctionNode.Nary {

        private final RawFunction f;
        private int count;

        Node(RawFunction f) {
            super(f.gradient == null ? Retain.NOTHING : Retain.INPUTS);
            this.f = f;
        }

        @Override public String label() {
            return f.name;
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            count = xs.length;
            return f.forward.apply(xs);
        }

        @Override protected Grads backward(Variable gy) {
            if (f.gradient == null) {
                throw new UnsupportedOperationException(
                        f.name + ": there is no gradient\n  hint: give one as the third argument of rawFunction");
            }
            Variable[] xs = new Variable[count];
            for (int i = 0; i < count; i++) {
                xs[i] = input(i);
            }
            Variable[] gxs = f.gradient.apply(xs, gy);
            return Grads.each(gxs.length, i -> gxs[i]);
        }
    }
}
