package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.RowFormula;
import java.util.Arrays;

/// Runs a [RowFormula] while a row is in the cache, with the bits that its stages yield one by one on whole arrays.
///
/// As in [FoldLoop] there are two ways. Where the reduced axes lie innermost (or the innermost kept axis is short), rows
/// are taken one after the other, short ones some at a time. Where a long kept axis lies innermost, [ColumnLoop] takes
/// columns. What fits neither is left to the stages one by one.
final class RowLoop {

    /// Elements that one thread takes at a time, at least.
    static final int GRAIN = 16 * Interpreter.BLOCK;

    /// Rows shorter than this are taken some at a time.
    private static final int SHORT = 256;

    /// Longer rows don't stay in the cache.
    private static final int LONG = 1 << 16;

    /// Runs at least this long are worth a call of a kernel each.
    private static final int RUN = 128;

    /// How the elements of a row lie.
    private enum Way {
        ADJACENT, // one after the other
        CONSTANT, // one number for the row
        RUNS, // adjacent, or one number, in runs along the innermost axis
        STAGED, // not as kernels want them: moved into a block and out of it
        NARROW // one number for the row, computed
    }

    private final RowFormula formula;
    private final RowPlan plan;
    private final Compute compute;
    private final RowOperands operands;
    private final double[] params;
    private final int results;
    private final int count;
    private final int inner; // elements of a run
    private final int runs; // of a row
    private final int group; // rows at a time
    private final boolean grouped;
    private final Way[] ways; // of each register

    private RowLoop(RowFormula f, Compute compute, RowOperands operands, double[] params, int results, int count) {
        this.formula = f;
        this.plan = RowPlan.of(f);
        this.compute = compute;
        this.operands = operands;
        this.params = params;
        this.results = results;
        this.count = count;
        inner = operands.layout.inner();
        runs = count / inner;
        grouped = count < SHORT;
        group = Math.max(1, (grouped ? Interpreter.BLOCK : 4 * Interpreter.BLOCK) / count);
        ways = new Way[f.registers()];
        for (int r = 0; r < ways.length; r++) {
            ways[r] = way(r);
        }
    }

    /// Returns whether it did it; see [catenary.array.Device#rows].
    static boolean run(RowFormula f, Compute compute, NDArray[] outs, NDArray[] ins, Shape over, boolean[] axes,
            double[] params) {
        int count = 1;
        int width = 1; // of the kept axes at the end
        boolean atEnd = true;
        for (int i = axes.length - 1; i >= 0; i--) {
            int d = over.axis(i);
            if (axes[i]) {
                count *= d;
                atEnd &= d == 1;
            } else if (atEnd) {
                width *= d;
            }
        }
        if (count <= 1 || over.size() == 0 || count > LONG) {
            return false;
        }
        int results = over.size() / count;
        if (results < Workers.threads() && over.size() > GRAIN) {
            return false;
        }
        if (width >= FoldLoop.NARROW) {
            return ColumnLoop.run(f, compute, outs, ins, over, axes, params, count, width);
        }
        RowOperands operands = RowOperands.rows(f, compute, outs, ins, over, axes);
        new RowLoop(f, compute, operands, params, results, count).run();
        return true;
    }

    private Way way(int register) {
        Operand x = operands.of(register);
        if (x == null) {
            return formula.isNarrow(register) ? Way.NARROW : Way.STAGED;
        }
        if (grouped) {
            return x.direct ? Way.ADJACENT : Way.STAGED;
        }
        return operands.isAdjacent(register, count) ? Way.ADJACENT
                : operands.isOneForRow(register, count) ? Way.CONSTANT
                        : inner >= RUN && operands.isInPlace(register) ? Way.RUNS : Way.STAGED;
    }

    private void run() {
        int grain = Math.max(1, GRAIN / count / group) * group;
        Workers.split(results, grain, (from, to) -> {
            Scratch scratch = Scratch.local();
            long mark = scratch.mark();
            Frame frame = new Frame(scratch);
            for (int r = from; r < to; r += group) {
                frame.run(r, Math.min(group, to - r));
            }
            scratch.release(mark);
        });
    }

    /// The code of a step and where its operands are. The result comes first.
    private static final class Call {
        final RowPlan.Step step;
        final Kernel kernel; // null where a register is combined as it is
        final Kernel finish; // null where there is nothing to finish
        final LaneFold lanes; // null where values are to be stored before they are combined
        final long scalars;
        final int[] registers;
        final boolean cut; // at the ends of runs
        final Object[] blocks;
        final int[] offsets;

        Call(RowPlan.Step step, Kernel kernel, Kernel finish, LaneFold lanes, long scalars, boolean cut) {
            this.step = step;
            this.kernel = kernel;
            this.finish = finish;
            this.lanes = lanes;
            this.scalars = scalars;
            this.registers = step.registers();
            this.cut = cut;
            blocks = new Object[registers.length];
            offsets = new int[registers.length];
        }
    }

    /// What one thread needs to take rows, `group` of them at a time. Element `i` of register `r` of the current row is at
    /// `at[r][offset[r] + i * unit[r]]`, except for those that lie in runs.
    private final class Frame {
        private final int registers = formula.registers();
        private final Object[] at = new Object[registers];
        private final int[] offset = new int[registers];
        private final int[] unit = new int[registers];
        private final Object[] narrow = new Object[registers]; // the numbers of the rows
        private final Object temporary;
        private final Object[] partials; // results of the segments of a row, of each step
        private final Call[][] along;
        private final Call[][] after;
        private final Object[] pair = new Object[2];
        private final int[] zeros = new int[2];
        private final int[] apart = new int[registers + 1]; // how far the rows of a group are
        private int first; // row of the group
        private int rows; // of the group
        private int current; // row

        Frame(Scratch scratch) {
            for (int r = 0; r < registers; r++) {
                unit[r] = ways[r] == Way.CONSTANT || ways[r] == Way.NARROW && !grouped ? 0 : 1;
                if (ways[r] == Way.NARROW) {
                    narrow[r] = scratch.block(compute, group);
                }
                at[r] = switch (ways[r]) {
                    case ADJACENT, CONSTANT, RUNS -> operands.of(r).storage;
                    case STAGED -> scratch.block(compute, group * count);
                    case NARROW -> grouped && isReadAlong(r) ? scratch.block(compute, group * count) : narrow[r];
                };
            }
            Arrays.fill(apart, count);
            temporary = scratch.block(compute, Interpreter.BLOCK);
            partials = new Object[formula.stages().size()];
            for (int i = 0; count > Interpreter.BLOCK && i < partials.length; i++) {
                partials[i] = scratch.block(compute, segments());
            }
            along = new Call[plan.passes.length][];
            after = new Call[plan.passes.length][];
            for (int p = 0; p < along.length; p++) {
                along[p] = calls(plan.passes[p].along());
                after[p] = calls(plan.passes[p].after());
            }
        }

        private boolean isReadAlong(int register) {
            for (RowPlan.Pass pass : plan.passes) {
                for (RowPlan.Step step : pass.along()) {
                    for (int r : step.reads()) {
                        if (r == register) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private Call[] calls(RowPlan.Step[] steps) {
            Call[] calls = new Call[steps.length];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = steps[i].narrow()
                        ? new Call(steps[i], steps[i].map().kernel(compute, 0, group, results), null, null, 0, false)
                        : call(steps[i]);
            }
            return calls;
        }

        private Call call(RowPlan.Step step) {
            long scalars = 0;
            boolean cut = !step.combines() && ways[step.to()] == Way.RUNS;
            for (int k = 0; k < step.reads().length; k++) {
                int r = step.reads()[k];
                cut |= ways[r] == Way.RUNS;
                boolean one = ways[r] == Way.RUNS ? operands.isConstant(r) : unit[r] == 0;
                scalars |= one ? 1L << k : 0;
            }
            int n = Math.min(cut ? inner : grouped ? group * count : count, Interpreter.BLOCK);
            boolean plain = step.plain() >= 0 && ways[step.plain()] != Way.RUNS && unit[step.plain()] == 1;
            Kernel kernel = plain ? null : step.map().kernel(compute, scalars, n, results * count);
            Kernel finish = step.combines() && step.folds().finish != null
                    ? step.folds().finish.kernel(compute, 0, group, results) : null;
            LaneFold lanes = step.combines() && !cut
                    ? step.map().fold(step.combine(), compute, scalars, grouped ? count : n, results * count) : null;
            return new Call(step, kernel, finish, lanes, scalars, cut);
        }

        private int segments() {
            return (count - 1) / Interpreter.BLOCK + 1;
        }

        /// Takes `rows` rows from `first` on.
        void run(int first, int rows) {
            this.first = first;
            this.rows = rows;
            for (int r = 0; r < registers; r++) {
                if (ways[r] == Way.STAGED && operands.isInput(r)) {
                    operands.of(r).load(at[r], first * count, rows * count);
                }
            }
            for (int p = 0; p < along.length; p++) {
                if (grouped) {
                    begin(0);
                    take(along[p], 0, rows * count);
                } else {
                    for (int i = 0; i < rows; i++) {
                        begin(i);
                        row(along[p]);
                    }
                }
                for (Call c : along[p]) {
                    if (c.finish != null) {
                        pair[0] = narrow[c.registers[0]];
                        pair[1] = pair[0];
                        c.finish.block(pair, zeros, params, 0, rows);
                    }
                    if (c.step.combines()) {
                        spread(c.registers[0]);
                    }
                }
                for (Call c : after[p]) {
                    for (int k = 0; k < c.registers.length; k++) {
                        c.blocks[k] = narrow[c.registers[k]];
                    }
                    c.kernel.block(c.blocks, c.offsets, params, 0, rows);
                    spread(c.registers[0]);
                }
            }
            for (int i = 0; i < formula.results(); i++) {
                int r = formula.result(i);
                operands.store(i, ways[r] == Way.NARROW ? narrow[r] : at[r], first, rows, count);
            }
        }

        /// Makes row `i` of the group the current one.
        private void begin(int i) {
            current = i;
            for (int r = 0; r < registers; r++) {
                offset[r] = switch (ways[r]) {
                    case ADJACENT, CONSTANT -> operands.position(r, first + i, runs);
                    case STAGED -> i * count;
                    case NARROW -> i;
                    case RUNS -> 0;
                };
            }
        }

        private void row(Call[] calls) {
            if (count <= Interpreter.BLOCK) {
                take(calls, 0, count);
                return;
            }
            for (int from = 0; from < count; from += Interpreter.BLOCK) {
                take(calls, from, Math.min(Interpreter.BLOCK, count - from));
            }
            for (int i = 0; i < calls.length; i++) {
                if (calls[i].step.combines()) {
                    Combiner.pairwise(calls[i].step.combine(), partials[i], 0, segments(),
                            narrow[calls[i].registers[0]], current);
                }
            }
        }

        /// Evaluates and combines elements `from` to `from + n` of the row.
        private void take(Call[] calls, int from, int n) {
            for (int i = 0; i < calls.length; i++) {
                Call c = calls[i];
                int to = c.registers[0];
                if (!c.step.combines()) {
                    evaluate(c, at[to], from, n, offset[to] + from);
                } else if (count > Interpreter.BLOCK) {
                    combine(c, from, n, partials[i], from / Interpreter.BLOCK);
                } else {
                    combine(c, from, n, narrow[to], current);
                }
            }
        }

        /// Evaluates a formula for `n` elements from `from` on, in pieces that its operands allow, into `to[position..]`
        /// unless that is in runs.
        private void evaluate(Call c, Object to, int from, int n, int position) {
            c.blocks[0] = to;
            if (!c.cut) {
                c.offsets[0] = position;
                place(c, from);
                c.kernel.block(c.blocks, c.offsets, params, c.scalars, n);
                return;
            }
            boolean inRuns = !c.step.combines() && ways[c.registers[0]] == Way.RUNS;
            for (int i = from; i < from + n;) {
                int m = Math.min(inner - i % inner, from + n - i);
                c.offsets[0] = inRuns ? inRun(c.registers[0], i) : position + i - from;
                place(c, i);
                c.kernel.block(c.blocks, c.offsets, params, c.scalars, m);
                i += m;
            }
        }

        /// Says where the operands of a formula are, for elements from `from` on.
        private void place(Call c, int from) {
            for (int k = 1; k < c.registers.length; k++) {
                int r = c.registers[k];
                c.blocks[k] = at[r];
                c.offsets[k] = c.cut && ways[r] == Way.RUNS ? inRun(r, from) : offset[r] + from * unit[r];
            }
        }

        private int inRun(int register, int element) {
            Operand x = operands.of(register);
            return x.row((first + current) * runs + element / inner) + element % inner * x.innerStride();
        }

        /// Combines a segment of the row, or all rows of a group.
        private void combine(Call c, int from, int n, Object to, int position) {
            int m = grouped ? count : n;
            if (c.lanes != null && (grouped || n >= Combiner.LANES)) {
                place(c, from);
                c.lanes.run(c.blocks, c.offsets, apart, params, m, n / m, to, position);
                return;
            }
            Object values = temporary;
            int start = 0;
            if (c.kernel == null) {
                int x = c.step.plain();
                values = at[x];
                start = offset[x] + from;
            } else {
                evaluate(c, temporary, from, n, 0);
            }
            Combiner.reduce(c.step.combine(), values, start, n / m, m, to, position);
        }

        private void spread(int register) {
            if (at[register] != narrow[register]) {
                Rows.spread(at[register], narrow[register], rows, count);
            }
        }
    }
}
