package catenary.device.cpu;

import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Formula;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// What the CPU keeps for a formula: its program and the renderings made so far.
///
/// A formula is interpreted until it has proved worth a class, which is then made on a thread of its own: no call waits
/// for a compiler. Since all renderings give the same bits, it doesn't matter when the change happens.
final class Kernels {

    /// Calls, or elements, after which a class is made.
    private static final int CALLS = 6;

    private static final int ELEMENTS = 8 * Interpreter.BLOCK;

    /// Calls, or elements, after which the class's vector loop is made ready for use.
    private static final int WARM_CALLS = 200;

    private static final int WARM_ELEMENTS = 64 * Interpreter.BLOCK;

    /// Runs after which HotSpot compiles a loop, and how often to look whether it has. Between looks there are few runs at
    /// first: until it is compiled, a loop over vectors keeps HotSpot busy with the many methods that stand for one
    /// instruction each. `./catenary` tells HotSpot to compile these loops early.
    private static final int WARM_RUNS = 6400;

    private static final int FIRST_RUNS = 100;

    private static final int WARM_ROUNDS = 400;

    private static final Executor COMPILER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("catenary-kernels").factory());

    final Program program;

    /// Whether the formula is its one array operand, unchanged.
    final boolean copies;

    private volatile Rendering[] renderings = {};
    private volatile FoldRendering[] folds = {};

    Kernels(List<Expr> outputs, int arrays) {
        if (arrays > 62) {
            throw new IllegalArgumentException("formula: expected at most 62 array operands, but found " + arrays);
        }
        program = new Program(outputs, arrays);
        copies = arrays == 1 && program.steps.length == 1 && program.steps[0] instanceof Program.Step.Load;
    }

    /// Runs `work` on the thread that makes kernels.
    static void later(Runnable work) {
        COMPILER.execute(work);
    }

    /// Looks again when HotSpot's compiler may have done it.
    private static void again(Runnable work, int round) {
        LockSupport.parkNanos(1_000_000L * Math.min(5 + round, 20));
        later(work);
    }

    /// Whether `n` elements are so quick that it isn't HotSpot's interpreter that does them, with which to compare says
    /// nothing at first, because all else is as slow then. Functions without instructions of their own are never quick.
    private static boolean isCompiled(long nanos, int n, Program program, int round) {
        return nanos < (long) n * (1 + program.steps.length) || round > 10;
    }

    private static int runs(int round) {
        int all = FIRST_RUNS << Math.min(round, 20);
        return 2 * all <= WARM_RUNS ? all : FIRST_RUNS;
    }

    /// The kernels of `formula`, made on its first call.
    static Kernels of(Formula formula) {
        if (formula.compiled(CpuDevice.KIND) instanceof Kernels k) {
            return k;
        }
        Kernels k = new Kernels(formula.outputs(), formula.arrays());
        formula.compiled(CpuDevice.KIND, k);
        return k;
    }

    /// A rendering that computes `n` elements in `compute` when the inputs flagged in `scalars` are single numbers.
    Kernel kernel(Compute compute, long scalars, int n) {
        return kernel(compute, scalars, n, n);
    }

    /// The same for `all` elements, in runs of `n`.
    Kernel kernel(Compute compute, long scalars, int n, int all) {
        for (Rendering r : renderings) {
            if (r.scalars == scalars && r.compute == compute) {
                Kernel k = n < r.lanes ? r.small : r.large;
                return k != null ? k : r.cold(all);
            }
        }
        return add(compute, scalars).cold(all);
    }

    /// Code that combines the values of the formula's only output over runs of `n`, `all` in total, or null while there is
    /// none.
    LaneFold fold(Fold.Combine combine, Compute compute, long scalars, int n, int all) {
        int lanes = Combiner.lanes(n);
        if (lanes == 1 || !Simd.PRESENT || compute != Compute.FLOAT && compute != Compute.DOUBLE) {
            return null;
        }
        for (FoldRendering r : folds) {
            if (r.combine == combine && r.scalars == scalars && r.compute == compute && r.lanes == lanes) {
                LaneFold f = r.ready;
                if (f == null && r.elements >= 0 && (r.elements += all) > WARM_ELEMENTS) {
                    r.elements = Long.MIN_VALUE;
                    later(r::make);
                }
                return f;
            }
        }
        addFold(new FoldRendering(program, compute, scalars, combine, lanes));
        return null;
    }

    private synchronized void addFold(FoldRendering r) {
        FoldRendering[] more = Arrays.copyOf(folds, folds.length + 1);
        more[more.length - 1] = r;
        folds = more;
    }

    private synchronized Rendering add(Compute compute, long scalars) {
        Rendering r = new Rendering(program, compute, scalars);
        Rendering[] more = Arrays.copyOf(renderings, renderings.length + 1);
        more[more.length - 1] = r;
        renderings = more;
        return r;
    }

    /// The program for one compute type and one pattern of single numbers.
    private static final class Rendering {
        final Compute compute;
        final long scalars;
        volatile Kernel small; // for runs shorter than a vector; null until made
        volatile Kernel large; // for longer ones; null until it is faster than the interpreter
        private final Program program;
        private final Interpreter interpreter;
        private final int lanes;
        private int calls;
        private long elements;
        private boolean making;
        private boolean warming;

        Rendering(Program program, Compute compute, long scalars) {
            this.program = program;
            this.compute = compute;
            this.scalars = scalars;
            interpreter = new Interpreter(program, compute);
            lanes = compute == Compute.FLOAT ? Simd.FLOAT_LANES : Simd.DOUBLE_LANES;
            if (compute != Compute.FLOAT && compute != Compute.DOUBLE) {
                small = interpreter;
                large = interpreter;
            }
        }

        /// Interprets, and asks for a class once that is worth it.
        Kernel cold(int n) {
            if (large != null) {
                return large;
            }
            calls++;
            elements += n;
            if (!making && (calls >= CALLS || elements >= ELEMENTS)) {
                making = true;
                later(this::make);
            }
            if (!warming && small != null && (calls >= WARM_CALLS || elements >= WARM_ELEMENTS)) {
                warming = true;
                later(() -> warm(0));
            }
            return interpreter;
        }

        private void make() {
            Kernel k = KernelCompiler.compile(program, compute, scalars, Simd.PRESENT);
            small = k != null ? k : interpreter;
            if (k == null || !Simd.PRESENT) {
                large = small;
            }
        }

        /// Runs the vector loop on made-up numbers until HotSpot has compiled it: before that it is much slower than
        /// the interpreter. A loop that doesn't become faster stays unused.
        private void warm(int round) {
            Object[] blocks = new Object[program.outputs.length + program.arrays];
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = compute.newBlock(Interpreter.BLOCK);
                Combiner.fill(blocks[i], 0, Interpreter.BLOCK, 1 + i % 3);
            }
            double[] params = new double[64];
            Arrays.fill(params, 0.5);
            int[] offsets = new int[blocks.length];
            for (int i = runs(round); i > 0; i--) {
                small.block(blocks, offsets, params, scalars, lanes);
            }
            long vector = time(small, blocks, offsets, params);
            if (isCompiled(vector, Interpreter.BLOCK, program, round)
                    && vector < time(interpreter, blocks, offsets, params)) {
                large = small;
            } else if (round == WARM_ROUNDS) {
                large = interpreter;
            } else {
                again(() -> warm(round + 1), round);
            }
        }

        private long time(Kernel k, Object[] blocks, int[] offsets, double[] params) {
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                k.block(blocks, offsets, params, scalars, Interpreter.BLOCK);
                best = Math.min(best, System.nanoTime() - start);
            }
            return best;
        }
    }

    /// The program's values combined in a number of lanes, for one compute type and one pattern of single numbers.
    private static final class FoldRendering {
        final Fold.Combine combine;
        final Compute compute;
        final long scalars;
        final int lanes;
        volatile LaneFold ready;
        private final Program program;
        private long elements; // seen so far; negative once the code is being made

        FoldRendering(Program program, Compute compute, long scalars, Fold.Combine combine, int lanes) {
            this.program = program;
            this.compute = compute;
            this.scalars = scalars;
            this.combine = combine;
            this.lanes = lanes;
        }

        private void make() {
            LaneFold f = FoldCompiler.compile(program, compute, scalars, combine, lanes);
            if (f != null) {
                warm(f, 0);
            }
        }

        /// See [Rendering#warm].
        private void warm(LaneFold f, int round) {
            int n = 8 * lanes;
            Object[] blocks = new Object[1 + program.arrays];
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = compute.newBlock(n);
                Combiner.fill(blocks[i], 0, n, 1 + i % 3);
            }
            double[] params = new double[64];
            Arrays.fill(params, 0.5);
            int[] offsets = new int[blocks.length];
            Object to = compute.newBlock(1);
            int[] lengths = {n, 2 * lanes, 2 * lanes + lanes / 2 + 3, lanes, lanes + 5};
            for (int i = runs(round); i > 0; i--) { // all ways through the code, lest HotSpot leave one out
                f.run(blocks, offsets, offsets, params, lengths[i % lengths.length], 1, to, 0);
            }
            Kernel values = new Interpreter(program, compute);
            long fold = Long.MAX_VALUE;
            long apart = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                f.run(blocks, offsets, offsets, params, n, 1, to, 0);
                long between = System.nanoTime();
                values.block(blocks, offsets, params, scalars, n);
                Combiner.reduce(combine, blocks[0], 0, 1, n, to, 0);
                fold = Math.min(fold, between - start);
                apart = Math.min(apart, System.nanoTime() - between);
            }
            if (isCompiled(fold, n, program, round) && fold < apart) {
                ready = f;
            } else if (round < WARM_ROUNDS) {
                again(() -> warm(f, round + 1), round);
            }
        }
    }
}
