package catenary.device.cpu;

import catenary.array.NDArray;
import java.util.Arrays;

/// Evaluates a [Program] step by step, a block of elements at a time. It serves the first calls of a formula, and
/// integers always; the plain loops it runs are shared by all formulas, hence soon compiled.
final class Interpreter extends Kernel {

    /// Elements in a block: several registers of this length fit the first-level cache.
    static final int BLOCK = 1024;

    private final Program program;
    private final Compute compute;

    Interpreter(Program program, Compute compute) {
        this.program = program;
        this.compute = compute;
    }

    @Override void flat(NDArray[] outs, NDArray[] ins, double[] params, long scalars, int from, int to) {
        Object[] blocks = new Object[outs.length + ins.length];
        int[] offsets = new int[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            NDArray x = i < outs.length ? outs[i] : ins[i - outs.length];
            blocks[i] = x.storage();
            boolean scalar = i >= outs.length && (scalars >> (i - outs.length) & 1) != 0;
            offsets[i] = x.offset() + (scalar ? 0 : from);
        }
        block(blocks, offsets, params, scalars, to - from);
    }

    @Override void block(Object[] blocks, int[] offsets, double[] params, long scalars, int n) {
        int[] at = offsets.clone();
        int outs = program.outputs.length;
        Object[] registers = new Object[program.steps.length];
        int[] starts = new int[registers.length];
        Scratch scratch = Scratch.local();
        long mark = scratch.mark();
        for (int i = 0; i < n; i += BLOCK) {
            run(blocks, at, params, scalars, scratch, registers, starts, Math.min(BLOCK, n - i));
            for (int j = 0; j < at.length; j++) {
                if (j < outs || (scalars >> (j - outs) & 1) == 0) {
                    at[j] += BLOCK;
                }
            }
        }
        scratch.release(mark);
    }

    private void run(
            Object[] blocks,
            int[] at,
            double[] params,
            long scalars,
            Scratch scratch,
            Object[] registers,
            int[] starts,
            int n) {
        int outs = program.outputs.length;
        for (int s = 0; s < registers.length; s++) {
            if (program.steps[s] instanceof Program.Step.Load(int array) && (scalars >> array & 1) == 0 && outs == 1) {
                registers[s] = blocks[outs + array];
                starts[s] = at[outs + array];
                continue;
            }
            boolean first = registers[s] == null;
            if (first) {
                registers[s] = scratch.block(compute, n);
            }
            switch (program.steps[s]) {
                case Program.Step.Load(int array) -> {
                    boolean scalar = (scalars >> array & 1) != 0;
                    if (first || !scalar) {
                        Convert.load(
                                registers[s],
                                0,
                                blocks[outs + array],
                                compute.blockType(),
                                at[outs + array],
                                scalar ? 0 : 1,
                                n);
                    }
                }
                case Program.Step.Param(int index) -> {
                    if (first) {
                        fill(registers[s], params[index], n);
                    }
                }
                case Program.Step.Const(double value) -> {
                    if (first) {
                        fill(registers[s], value, n);
                    }
                }
                case Program.Step.Call(var fn, int a) -> {
                    switch (registers[s]) {
                        case float[] d -> FloatSteps.call(fn, d, (float[]) registers[a], starts[a], n);
                        case double[] d -> DoubleSteps.call(fn, d, (double[]) registers[a], starts[a], n);
                        case long[] d -> LongSteps.call(fn, d, (long[]) registers[a], starts[a], n, compute);
                        default -> throw new AssertionError();
                    }
                }
                case Program.Step.Infix(var op, int a, int b) -> {
                    Object x = registers[a];
                    Object y = registers[b];
                    switch (registers[s]) {
                        case float[] d -> FloatSteps.infix(op, d, (float[]) x, starts[a], (float[]) y, starts[b], n);
                        case double[] d ->
                                DoubleSteps.infix(op, d, (double[]) x, starts[a], (double[]) y, starts[b], n);
                        case long[] d ->
                                LongSteps.infix(op, d, (long[]) x, starts[a], (long[]) y, starts[b], n, compute);
                        default -> throw new AssertionError();
                    }
                }
                case Program.Step.Where(int c, int yes, int no) ->
                        where(registers[s], registers[c], starts[c], registers[yes], starts[yes], registers[no],
                                starts[no], n);
            }
        }
        for (int i = 0; i < outs; i++) {
            int r = program.outputs[i];
            System.arraycopy(registers[r], starts[r], blocks[i], at[i], n);
        }
    }

    private void fill(Object block, double v, int n) {
        switch (block) {
            case float[] b -> Arrays.fill(b, 0, n, (float) v);
            case double[] b -> Arrays.fill(b, 0, n, v);
            case long[] b -> Arrays.fill(b, 0, n, compute == Compute.INT ? (int) v : (long) v);
            default -> throw new AssertionError();
        }
    }

    private static void where(Object to, Object c, int cs, Object yes, int ys, Object no, int ns, int n) {
        switch (to) {
            case float[] d -> {
                float[] k = (float[]) c;
                float[] x = (float[]) yes;
                float[] y = (float[]) no;
                for (int i = 0; i < n; i++) {
                    d[i] = k[cs + i] != 0 ? x[ys + i] : y[ns + i];
                }
            }
            case double[] d -> {
                double[] k = (double[]) c;
                double[] x = (double[]) yes;
                double[] y = (double[]) no;
                for (int i = 0; i < n; i++) {
                    d[i] = k[cs + i] != 0 ? x[ys + i] : y[ns + i];
                }
            }
            case long[] d -> {
                long[] k = (long[]) c;
                long[] x = (long[]) yes;
                long[] y = (long[]) no;
                for (int i = 0; i < n; i++) {
                    d[i] = k[cs + i] != 0 ? x[ys + i] : y[ns + i];
                }
            }
            default -> throw new AssertionError();
        }
    }
}
