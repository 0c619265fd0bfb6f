package catenary.device.cpu;

import catenary.array.NDArray;

/// Code that evaluates a formula over runs of elements of its compute type, laid out one after the other.
///
/// Every rendering of a formula yields the same bits; they differ in speed only.
abstract class Kernel {

    /// Evaluates elements `from` to `to` of contiguous arrays of the compute type. Bit `i` of `scalars` says that
    /// input `i` is a single number that stands for every element.
    abstract void flat(NDArray[] outs, NDArray[] ins, double[] params, long scalars, int from, int to);

    /// Evaluates `n` elements. `blocks` are Java arrays, outputs first, then inputs, each read or written from its
    /// offset on; bit `i` of `scalars` says that input `i` is the single number at its offset.
    abstract void block(Object[] blocks, int[] offsets, double[] params, long scalars, int n);
}
