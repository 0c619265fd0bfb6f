package catenary.functions.rnn;

import catenary.array.Device;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Derivative;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Several elementwise functions of the same operands, computed in one pass: what gates do to states.
///
///     Cell.of("lstm", Packing.INTERLEAVED, new Operands("c_prev", 1, "x", 4), 2, e -> new Expr[] {c, h});
///
/// An operand may hold several numbers a unit, packed along axis 1. The gradient by all operands is a cell again, made
/// of the symbolic derivatives, so that there is one of every order and each is one pass.
final class Cell {

    /// Where the numbers of a unit lie along axis 1, of length `count * n`.
    enum Packing {
        /// Those of all units side by side: `(B, count, n)`.
        BLOCKS,
        /// Those of each unit together: `(B, n, count)`.
        INTERLEAVED
    }

    /// Names of arguments, and how many numbers a unit each holds.
    record Operands(List<String> names, int[] counts) {

        Operands(String name0, int count0, String name1, int count1) {
            this(List.of(name0, name1), new int[] {count0, count1});
        }

        int total() {
            return Arrays.stream(counts).sum();
        }
    }

    private static final double[] NO_PARAMS = {};

    private final Formula formula;
    private final Packing packing;
    private final Operands ins;
    private final int[] outs;
    private final int plain; // an operand of one number a unit
    private Cell gradient;

    private Cell(Formula formula, Packing packing, Operands ins, int[] outs) {
        this.formula = formula;
        this.packing = packing;
        this.ins = ins;
        this.outs = outs;
        int at = 0;
        while (ins.counts[at] != 1) {
            at++;
        }
        this.plain = at;
    }

    /// The cell with `outs` results of one number a unit. `body` is given a symbol for each number, those of the first
    /// operand first; some operand holds one number a unit, and its shape is that of the results.
    static Cell of(String name, Packing packing, Operands ins, int outs, UnaryOperator<Expr[]> body) {
        Expr[] symbols = new Expr[ins.total()];
        Arrays.setAll(symbols, Expr.Arg::new);
        int[] ones = new int[outs];
        Arrays.fill(ones, 1);
        return new Cell(new Formula(name, symbols.length, 0, List.of(body.apply(symbols))), packing, ins, ones);
    }

    /// Results as variables.
    Variable[] on(Variable... xs) {
        return new Node(this).applyAll(xs);
    }

    /// The gradients by each operand of this cell, given its operands and the gradients of its results; a null among
    /// these is 0.
    Variable[] gradients(Variable[] xs, Variable[] gys) {
        Shape shape = xs[plain].shape();
        Variable[] all = Arrays.copyOf(xs, xs.length + gys.length);
        for (int i = 0; i < gys.length; i++) {
            all[xs.length + i] = gys[i] != null ? gys[i]
                    : Variable.constant(NDArray.zeros(xs[plain].device(), xs[plain].dtype(), Shape.SCALAR)
                            .broadcastTo(packed(shape, outs[i])));
        }
        return gradient().on(all);
    }

    private synchronized Cell gradient() {
        if (gradient == null) {
            int n = formula.arrays();
            Expr[] slopes = new Expr[n];
            for (int i = 0; i < n; i++) {
                Expr sum = Expr.of(0);
                for (int j = 0; j < formula.outputs().size(); j++) {
                    Expr d = Derivative.of(formula.outputs().get(j), new Expr.Arg(i));
                    if (!d.equals(Expr.of(0))) {
                        sum = sum.add(d.mul(new Expr.Arg(n + j)));
                    }
                }
                slopes[i] = sum;
            }
            int total = n + formula.outputs().size();
            int[] counts = Arrays.copyOf(ins.counts, ins.counts.length + outs.length);
            System.arraycopy(outs, 0, counts, ins.counts.length, outs.length);
            gradient = new Cell(new Formula(formula.name() + "Grad", total, 0, List.of(slopes)), packing,
                    new Operands(ins.names, counts), ins.counts);
        }
        return gradient;
    }

    /// Writes the results into `ys`; everything has been checked.
    void into(NDArray[] ys, NDArray... xs) {
        Device device = xs[0].device();
        DType dtype = xs[0].dtype();
        device.elementwise(formula, dtype, numbers(ys, outs), numbers(xs, ins.counts), NO_PARAMS);
    }

    private NDArray[] numbers(NDArray[] xs, int[] counts) {
        NDArray[] each = new NDArray[Arrays.stream(counts).sum()];
        int at = 0;
        for (int i = 0; i < xs.length; i++) {
            for (int k = 0; k < counts[i]; k++) {
                each[at++] = number(xs[i], counts[i], k);
            }
        }
        return each;
    }

    /// A view of number `k` of every unit.
    private NDArray number(NDArray x, int count, int k) {
        if (count == 1) {
            return x;
        }
        int n = x.shape().axis(1) / count;
        if (packing == Packing.BLOCKS) {
            return x.get(Index.all(), Index.slice(k * n, (k + 1) * n));
        }
        int[] d = x.shape().toArray();
        int[] split = new int[d.length + 1];
        System.arraycopy(d, 1, split, 2, d.length - 1);
        split[0] = d[0];
        split[1] = n;
        split[2] = count;
        return x.reshape(split).get(Index.all(), Index.all(), k);
    }

    private static Shape packed(Shape one, int count) {
        int[] d = one.toArray();
        d[1] *= count;
        return Shape.of(d);
    }

    private static final class Node extends FunctionNode {

        private final Cell cell;

        Node(Cell cell) {
            super(Retain.INPUTS);
            this.cell = cell;
        }

        @Override public String label() {
            return cell.formula.name();
        }

        @Override protected String[] argumentNames() {
            return cell.ins.names.toArray(String[]::new);
        }

        @Override protected void check(Inputs in) {
            int plain = cell.plain;
            in.isFloat().sameDtype().rankAtLeast(plain, 2);
            Shape one = in.get(plain).shape();
            for (int i = 0; i < in.count(); i++) {
                in.rank(i, one.rank());
                for (int axis = 0; axis < one.rank(); axis++) {
                    int count = axis == 1 ? cell.ins.counts[i] : 1;
                    int found = in.get(i).shape().axis(axis);
                    in.require(
                            found == count * one.axis(axis),
                            in.name(i) + ".shape[" + axis + "] == " + (count == 1 ? "" : count + " * ")
                                    + in.name(plain) + ".shape[" + axis + "]",
                            found + " != " + count * one.axis(axis));
                }
            }
        }

        @Override protected NDArray[] forward(NDArray[] xs) {
            NDArray one = xs[cell.plain];
            NDArray[] ys = new NDArray[cell.outs.length];
            for (int i = 0; i < ys.length; i++) {
                ys[i] = NDArray.uninitialized(one.device(), one.dtype(), packed(one.shape(), cell.outs[i]));
            }
            cell.into(ys, xs);
            return ys;
        }

        @Override protected Grads backward(Variable[] gys) {
            Variable[] xs = new Variable[cell.ins.counts.length];
            Arrays.setAll(xs, this::input);
            Variable[][] once = new Variable[1][];
            return Grads.each(xs.length, i -> {
                if (once[0] == null) {
                    once[0] = cell.gradients(xs, gys);
                }
                return once[0][i];
            });
        }
    }
}
