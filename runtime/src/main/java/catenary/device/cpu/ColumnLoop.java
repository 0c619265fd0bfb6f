package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.RowFormula;

/// Runs a [RowFormula] where rows lie side by side, as those along the first axis of a matrix do: some columns at a time,
/// so many that their elements stay in the cache. What belongs to the row is then a run of one number a column.
final class ColumnLoop {

    /// Elements that stay in the cache.
    private static final int TILE = 1 << 17;

    /// Columns that are worth the calls of kernels: below this, whole arrays stage by stage are as fast.
    private static final int FEW = 256;

    private final RowFormula formula;
    private final RowPlan plan;
    private final Compute compute;
    private final RowOperands operands;
    private final double[] params;
    private final int count;
    private final int width;
    private final int chunk;

    private ColumnLoop(RowFormula formula, Compute compute, RowOperands operands, double[] params, int count, int width,
            int chunk) {
        this.formula = formula;
        this.plan = RowPlan.of(formula);
        this.compute = compute;
        this.operands = operands;
        this.params = params;
        this.count = count;
        this.width = width;
        this.chunk = chunk;
    }

    /// Returns whether it did it. Rows have `count` elements, and `width` of them lie side by side.
    static boolean run(RowFormula formula, Compute compute, NDArray[] outs, NDArray[] ins, Shape over, boolean[] axes,
            double[] params, int count, int width) {
        RowOperands operands = RowOperands.columns(formula, compute, outs, ins, over, axes);
        boolean free = operands.areInPlace(); // of scratch space for what it computes
        boolean once = free && RowPlan.of(formula).passes.length == 1; // nothing is read again
        if (operands.layout.inner() != width || !free && count * FEW > TILE) {
            return false;
        }
        int each = Math.max(FEW, (width / Workers.threads() + FEW - 1) / FEW * FEW);
        int chunk = Math.min(
                Math.min(width, Interpreter.BLOCK),
                once ? each : Math.min(each, Math.max(FEW, TILE / count / FEW * FEW)));
        var loop = new ColumnLoop(formula, compute, operands, params, count, width, chunk);
        int chunks = (width + loop.chunk - 1) / loop.chunk;
        int all = over.size() / count / width * chunks;
        int grain = Math.max(1, RowLoop.GRAIN / count / loop.chunk);
        Workers.split(all, grain, (from, to) -> {
            Scratch scratch = Scratch.local();
            long mark = scratch.mark();
            Frame frame = loop.new Frame(scratch);
            for (int u = from; u < to; u++) {
                int first = u % chunks * loop.chunk;
                frame.run(u / chunks, first, Math.min(loop.chunk, width - first));
            }
            scratch.release(mark);
        });
        return true;
    }

    /// The code of a step and where its operands are. The result comes first.
    private static final class Call {
        final RowPlan.Step step;
        final Kernel kernel; // null where a register is combined as it is
        final Kernel finish; // null where there is nothing to finish
        final long scalars;
        final int[] registers;
        final Object[] blocks;
        final int[] offsets;
        RowSums sums;

        Call(RowPlan.Step step, Kernel kernel, Kernel finish, long scalars, int[] registers) {
            this.step = step;
            this.kernel = kernel;
            this.finish = finish;
            this.scalars = scalars;
            this.registers = registers;
            blocks = new Object[registers.length];
            offsets = new int[registers.length];
        }
    }

    /// What one thread needs to take columns.
    private final class Frame {
        private final Scratch scratch;
        private final Object[] at = new Object[formula.registers()]; // the array that holds a register
        private final int[] offset = new int[formula.registers()]; // of its first row
        private final int[] apart = new int[formula.registers()]; // of rows
        private final Object temporary;
        private final Call[][] along;
        private final Call[][] after;
        private final int[] zeros = new int[2];
        private int n; // columns

        Frame(Scratch scratch) {
            this.scratch = scratch;
            for (int r = 0; r < at.length; r++) {
                at[r] = formula.isNarrow(r) ? scratch.block(compute, chunk)
                        : operands.isInPlace(r) ? operands.of(r).storage : scratch.block(compute, count * chunk);
            }
            temporary = scratch.block(compute, RowSums.ROWS * chunk);
            along = new Call[plan.passes.length][];
            after = new Call[plan.passes.length][];
            for (int p = 0; p < along.length; p++) {
                along[p] = calls(plan.passes[p].along());
                after[p] = calls(plan.passes[p].after());
            }
        }

        private Call[] calls(RowPlan.Step[] steps) {
            Call[] calls = new Call[steps.length];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = call(steps[i]);
            }
            return calls;
        }

        private Call call(RowPlan.Step step) {
            long scalars = 0;
            for (int k = 0; k < step.reads().length; k++) {
                scalars |= operands.isConstant(step.reads()[k]) ? 1L << k : 0;
            }
            boolean plain = step.plain() >= 0 && !formula.isNarrow(step.plain()) && !operands.isConstant(step.plain());
            Kernel kernel =
                    plain ? null : step.map().kernel(compute, scalars, chunk, chunk * (step.narrow() ? 1 : count));
            Kernel finish = step.combines() && step.folds().finish != null
                    ? step.folds().finish.kernel(compute, 0, chunk) : null;
            return new Call(step, kernel, finish, scalars, step.registers());
        }

        /// Takes `n` columns from `first` on, of those that lie side by side in place `outer`.
        void run(int outer, int first, int n) {
            this.n = n;
            int row = outer * count;
            for (int r = 0; r < at.length; r++) {
                if (formula.isNarrow(r)) {
                    continue;
                }
                if (operands.isInPlace(r)) {
                    Operand x = operands.of(r);
                    offset[r] = x.row(row) + first * x.innerStride();
                    apart[r] = x.outerStride();
                    continue;
                }
                apart[r] = n;
                for (int i = 0; operands.isInput(r) && i < count; i++) {
                    operands.of(r).load(at[r], i * n, (row + i) * width + first, n);
                }
            }
            for (int p = 0; p < along.length; p++) {
                long mark = scratch.mark();
                for (Call c : along[p]) {
                    c.sums = c.step.combines() ? new RowSums(c.step.combine(), compute, scratch, n) : null;
                }
                for (int i = 0; i < count; i += RowSums.ROWS) {
                    int rows = Math.min(RowSums.ROWS, count - i);
                    for (Call c : along[p]) {
                        take(c, i, rows);
                    }
                }
                for (Call c : along[p]) {
                    if (c.step.combines()) {
                        Object to = at[c.registers[0]];
                        System.arraycopy(c.sums.total(), 0, to, 0, n);
                        if (c.finish != null) {
                            c.finish.block(new Object[] {to, to}, zeros, params, 0, n);
                        }
                    }
                }
                scratch.release(mark);
                for (Call c : after[p]) {
                    evaluate(c, at[c.registers[0]], 0, 0);
                }
            }
            for (int i = 0; i < formula.results(); i++) {
                operands.storeColumns(i, at[formula.result(i)], row, outer * width + first, n, width, count);
            }
        }

        /// Evaluates or combines `rows` rows from `row` on.
        private void take(Call c, int row, int rows) {
            int to = c.registers[0];
            if (!c.step.combines()) {
                for (int i = row; i < row + rows; i++) {
                    evaluate(c, at[to], offset[to] + i * apart[to], i);
                }
                return;
            }
            if (c.kernel == null) {
                int x = c.step.plain();
                c.sums.add(at[x], offset[x] + row * apart[x], rows, apart[x]);
            } else {
                for (int i = 0; i < rows; i++) {
                    evaluate(c, temporary, i * n, row + i);
                }
                c.sums.add(temporary, 0, rows, n);
            }
            c.sums.endBlock();
        }

        /// Evaluates the formula of a step for row `row` into `to` from `first` on.
        private void evaluate(Call c, Object to, int first, int row) {
            c.blocks[0] = to;
            c.offsets[0] = first;
            for (int k = 1; k < c.registers.length; k++) {
                int r = c.registers[k];
                c.blocks[k] = at[r];
                c.offsets[k] = offset[r] + row * apart[r];
            }
            c.kernel.block(c.blocks, c.offsets, params, c.scalars, n);
        }
    }
}
