package catenary.device.cpu;

/// Code that evaluates a formula and combines the values in the lanes of [Combiner], as many vectors as they take, without
/// storing them in between. Made as a class file because the number of vectors depends on the processor, and each
/// operation must stand in the code by itself to become one instruction.
abstract class LaneFold {

    /// The combination of `n` values, at least [Combiner#LANES]. Operands are where [Kernel#block] expects them; there is no
    /// result at 0. `lanes` is scratch space for [Combiner#LANES] values.
    abstract double run(Object[] blocks, int[] offsets, double[] params, int n, Object lanes);
}
