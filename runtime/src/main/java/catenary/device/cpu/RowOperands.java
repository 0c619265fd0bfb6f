package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.RowFormula;

/// The arrays that a [RowFormula] reads and writes: what register each is, and how its elements lie along the rows.
final class RowOperands {

    /// The iteration space: kept axes, then the reduced ones, then, for columns, the kept axes at the end.
    final Layout layout;

    private final RowFormula formula;
    private final NDArray[] outs;
    private final Operand[] operands; // of each register; null for what is in scratch space only
    private final int[] numbers; // of the operands in the layout
    private final boolean[] inputs;
    private final boolean columns;
    private final boolean isEvenlyKept; // whether rows are as far apart everywhere
    private final int[] starts; // of the first row of each register
    private final int[] steps; // from row to row
    private final boolean areEvenlyApart; // the rows of the layout that make up columns

    private RowOperands(RowFormula formula, Compute compute, NDArray[] outs, NDArray[] ins, Shape over, boolean[] axes,
            boolean columns) {
        this.formula = formula;
        this.outs = outs;
        this.columns = columns;
        NDArray[] wide = new NDArray[formula.registers()];
        inputs = new boolean[wide.length];
        for (int i = 0; i < ins.length; i++) {
            wide[formula.array(i)] = ins[i];
            inputs[formula.array(i)] = true;
        }
        int n = ins.length;
        for (int i = 0; i < outs.length; i++) {
            if (!formula.isNarrow(formula.result(i))) {
                wide[formula.result(i)] = outs[i];
                n++;
            }
        }
        int[] order = order(over, axes, columns);
        int rank = order.length;
        int[] lengths = new int[rank];
        boolean[] kinds = new boolean[rank];
        for (int i = 0; i < rank; i++) {
            lengths[i] = over.axis(order[i]);
            kinds[i] = axes[order[i]];
        }
        int[][] strides = new int[n][rank];
        numbers = new int[wide.length];
        int k = 0;
        for (int r = 0; r < wide.length; r++) {
            if (wide[r] != null) {
                int[] s = Layout.broadcast(wide[r], over);
                for (int i = 0; i < rank; i++) {
                    strides[k][i] = s[order[i]];
                }
                numbers[r] = k++;
            }
        }
        layout = Layout.merge(lengths, strides, kinds);
        int keptAxes = 0;
        int kept = over.reduce(axes, true).size();
        for (int size = 1; !columns && size < kept; keptAxes++) {
            size *= layout.lengths[keptAxes];
        }
        isEvenlyKept = keptAxes <= 1;
        starts = new int[wide.length];
        steps = new int[wide.length];
        int reduced = layout.lengths[Math.max(0, layout.lengths.length - 2)];
        areEvenlyApart = reduced == over.size() / kept;
        operands = new Operand[wide.length];
        for (int r = 0; r < wide.length; r++) {
            if (wide[r] != null) {
                operands[r] = new Operand(
                        wide[r].storage(), wide[r].dtype(), wide[r].offset(), layout, numbers[r], compute);
                starts[r] = wide[r].offset();
                steps[r] = keptAxes == 1 ? layout.strides[numbers[r]][0] : 0;
            }
        }
        int[] places = RowPlan.of(formula).places;
        for (int r = 0; r < wide.length; r++) {
            int place = places[r];
            if (place != r && operands[place].isNative) {
                operands[r] = operands[place];
                numbers[r] = numbers[place];
                starts[r] = starts[place];
                steps[r] = steps[place];
            }
        }
    }

    /// For rows one after the other.
    static RowOperands rows(
            RowFormula formula, Compute compute, NDArray[] outs, NDArray[] ins, Shape over, boolean[] axes) {
        return new RowOperands(formula, compute, outs, ins, over, axes, false);
    }

    /// For rows side by side.
    static RowOperands columns(
            RowFormula formula, Compute compute, NDArray[] outs, NDArray[] ins, Shape over, boolean[] axes) {
        return new RowOperands(formula, compute, outs, ins, over, axes, true);
    }

    private static int[] order(Shape over, boolean[] axes, boolean columns) {
        int rank = axes.length;
        int tail = rank;
        while (columns && (!axes[tail - 1] || over.axis(tail - 1) == 1)) {
            tail--;
        }
        int[] order = new int[rank];
        int n = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < tail; i++) {
                if (axes[i] == (pass == 1)) {
                    order[n++] = i;
                }
            }
        }
        for (int i = tail; i < rank; i++) {
            order[n++] = i;
        }
        return order;
    }

    /// The operand that a register is, or null.
    Operand of(int register) {
        return operands[register];
    }

    boolean isInput(int register) {
        return inputs[register];
    }

    /// Whether kernels read or write the register where it lies, row by row of the layout.
    boolean isInPlace(int register) {
        Operand x = operands[register];
        return x != null && x.isNative && (x.innerStride() == 1 || x.innerStride() == 0 && inputs[register])
                && (!columns || areEvenlyApart);
    }

    /// Whether all that is not one number a row is.
    boolean areInPlace() {
        for (int r = 0; r < operands.length; r++) {
            if (!formula.isNarrow(r) && !isInPlace(r)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the register is one number along the innermost axis of the layout.
    boolean isConstant(int register) {
        return isInPlace(register) && operands[register].innerStride() == 0;
    }

    /// Whether the register's elements of a row follow each other.
    boolean isAdjacent(int register, int count) {
        return isEven(register, count, 1);
    }

    /// Whether the register is one number for a row.
    boolean isOneForRow(int register, int count) {
        return inputs[register] && isEven(register, count, 0);
    }

    private boolean isEven(int register, int count, int stride) {
        if (operands[register] == null || !operands[register].isNative) {
            return false;
        }
        int step = 1;
        for (int i = layout.lengths.length - 1; step < count; i--) {
            if (layout.strides[numbers[register]][i] != stride * step) {
                return false;
            }
            step *= layout.lengths[i];
        }
        return true;
    }

    /// Where row `row` of a register begins, whose elements take `runs` rows of the layout.
    int position(int register, int row, int runs) {
        return isEvenlyKept ? starts[register] + row * steps[register] : operands[register].row(row * runs);
    }

    /// Writes result `i`, unless it is in place: rows of `count` elements, or one number each, from row `row` on.
    void store(int i, Object block, int row, int rows, int count) {
        int register = formula.result(i);
        NDArray out = outs[i];
        if (formula.isNarrow(register)) {
            Convert.store(block, 0, out.storage(), out.dtype(), out.offset() + row, 1, rows);
        } else if (block != operands[register].storage) {
            operands[register].store(block, 0, row * count, rows * count);
        }
    }

    /// Writes result `i` for `n` columns, unless it is in place: one number each from `position` on, or `count` rows of
    /// the layout from `row` on, in each of which the columns follow column `position % width`.
    void storeColumns(int i, Object block, int row, int position, int n, int width, int count) {
        int register = formula.result(i);
        NDArray out = outs[i];
        if (formula.isNarrow(register)) {
            Convert.store(block, 0, out.storage(), out.dtype(), out.offset() + position, 1, n);
        } else if (block != operands[register].storage) {
            for (int r = 0; r < count; r++) {
                operands[register].store(block, r * n, (row + r) * width + position % width, n);
            }
        }
    }
}
