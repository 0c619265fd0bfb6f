package catenary.array;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An elementwise kernel that changes several arrays in place in one pass: the form of an optimizer's step.
///
///     private static final Fused STEP = fused("sgd", k -> {
///         var p = k.array("param");
///         var g = k.array("grad");
///         k.set(p, p.sub(g.mul(k.scalar("lr"))));
///     });
///     STEP.on(new NDArray[] {param, grad}, lr);
///
/// Arrays and scalars are given in the order in which the trace declared them.
public final class Fused {

    /// What the body of a fused kernel is written with.
    public static final class Trace {
        private final List<String> arrays = new ArrayList<>();
        private final List<Integer> read = new ArrayList<>();
        private final List<String> scalars = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();
        private final List<Expr> values = new ArrayList<>();

        /// Declares the next array operand.
        public Expr array(String name) {
            arrays.add(name);
            read.add(arrays.size() - 1);
            return new Expr.Arg(read.size() - 1);
        }

        /// Declares the next array operand, which is written only: `value`.
        public void result(String name, Expr value) {
            arrays.add(name);
            targets.add(arrays.size() - 1);
            values.add(value);
        }

        /// Declares the next scalar parameter.
        public Expr scalar(String name) {
            scalars.add(name);
            return new Expr.Param(scalars.size() - 1);
        }

        /// Writes `value` to `array` and returns it, so that later lines can go on with the new value; the symbol
        /// `array` itself keeps meaning the value before the step.
        public Expr set(Expr array, Expr value) {
            if (!(array instanceof Expr.Arg(var index))) {
                throw new IllegalArgumentException("set: expected a symbol made by array(name), but found " + array);
            }
            int position = read.get(index);
            if (targets.contains(position)) {
                throw new IllegalArgumentException("set: " + arrays.get(position) + " is written twice");
            }
            targets.add(position);
            values.add(value);
            return value;
        }
    }

    private final Formula formula;
    private final int[] read;
    private final int[] targets;
    private final List<String> names;

    private Fused(String name, Trace k) {
        this.formula = new Formula(name, k.read.size(), k.scalars.size(), k.values);
        this.read = k.read.stream().mapToInt(Integer::intValue).toArray();
        this.targets = k.targets.stream().mapToInt(Integer::intValue).toArray();
        this.names = List.copyOf(k.arrays);
    }

    public static Fused fused(String name, Consumer<Trace> body) {
        Trace k = new Trace();
        body.accept(k);
        return new Fused(name, k);
    }

    /// Runs the step. All arrays that are written have one shape, dtype and device; the others broadcast to it.
    public void on(NDArray[] arrays, double... scalars) {
        NDArray[] outs = outs(arrays, scalars);
        outs[0].device().elementwise(formula, outs[0].dtype(), outs, ins(arrays), scalars);
    }

    /// Runs the step on each of several sets of arrays, which must not overlap. Those that are written have one dtype
    /// and device in all sets; a GPU then changes them in one go.
    public void onAll(List<NDArray[]> sets, double... scalars) {
        if (sets.isEmpty()) {
            return;
        }
        NDArray[][] outs = new NDArray[sets.size()][];
        for (int i = 0; i < outs.length; i++) {
            outs[i] = outs(sets.get(i), scalars);
            if (outs[i][0].dtype() != outs[0][0].dtype() || outs[i][0].device() != outs[0][0].device()) {
                throw new IllegalArgumentException(
                        formula.name() + ": expected sets of one dtype and device, but found "
                                + outs[0][0].describe() + " and " + outs[i][0].describe());
            }
        }
        outs[0][0].device().elementwiseAll(
                formula, outs[0][0].dtype(), outs, sets.stream().map(this::ins).toArray(NDArray[][]::new), scalars);
    }

    /// The arrays that are read.
    private NDArray[] ins(NDArray[] arrays) {
        if (read.length == arrays.length) {
            return arrays;
        }
        NDArray[] ins = new NDArray[read.length];
        for (int i = 0; i < ins.length; i++) {
            ins[i] = arrays[read[i]];
        }
        return ins;
    }

    /// The arrays that are written, after all checks.
    private NDArray[] outs(NDArray[] arrays, double[] scalars) {
        if (arrays.length != names.size() || scalars.length != formula.params()) {
            throw new IllegalArgumentException(formula.name() + ": expected arrays " + names + " and "
                    + formula.params() + " scalar(s), but found " + arrays.length + " and " + scalars.length);
        }
        NDArray[] outs = new NDArray[targets.length];
        for (int i = 0; i < outs.length; i++) {
            outs[i] = arrays[targets[i]];
        }
        Shape shape = Operands.broadcast(formula.name(), arrays);
        DType compute = outs[0].dtype();
        for (NDArray o : outs) {
            o.checkWritable(formula.name());
            if (!o.shape().equals(shape) || o.dtype() != compute) {
                throw new IllegalArgumentException(formula.name() + ": expected every array that is written to be "
                        + compute + " " + shape + ", but found " + o.describe() + Operands.list(arrays));
            }
        }
        return outs;
    }
}
