package catenary.device.cpu;

/// Code that evaluates a formula and combines the values in the lanes of [Combiner], as many vectors as they take, without
/// storing them in between. Made as a class file because the number of vectors depends on the processor, and each
/// operation must stand in the code by itself to become one instruction.
abstract class LaneFold {

    /// Combines `rows` runs of `n` values each, at least as many as it has lanes, into `to[first..]`. Operands are where
    /// [Kernel#block] expects them, for each run `steps` further; there is no result at 0.
    abstract void run(Object[] blocks, int[] offsets, int[] steps, double[] params, int n, int rows, Object to,
            int first);
}
