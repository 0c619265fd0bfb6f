package catenary.device.cpu;

import catenary.array.NDArray;

/// Runs an elementwise kernel over arrays of any layout and dtype.
///
/// Contiguous operands of the compute type are handed to the kernel as they are. Anything else passes through blocks
/// that stay in the first-level cache, so that kernels know two layouts only: one element after the other, and one
/// number for all.
final class MapLoop {

    /// Elements that one thread takes at a time.
    private static final int GRAIN = 32 * Interpreter.BLOCK;

    /// Rows at least this long are worth a call of the kernel each.
    private static final int ROW = 256;

    private MapLoop() {}

    static void run(Kernels kernels, Compute compute, NDArray[] outs, NDArray[] ins, double[] params) {
        int n = outs[0].size();
        if (n == 0) {
            return;
        }
        long scalars = 0;
        boolean flat = compute == Compute.FLOAT || compute == Compute.DOUBLE;
        for (int i = 0; flat && i < outs.length; i++) {
            flat = outs[i].dtype() == compute.blockType() && outs[i].isContiguous();
        }
        for (int i = 0; flat && i < ins.length; i++) {
            NDArray x = ins[i];
            flat = x.dtype() == compute.blockType() && x.isContiguous();
            if (x.size() != n) {
                scalars |= 1L << i;
                flat &= x.size() == 1;
            }
        }
        if (flat) {
            flat(kernels.kernel(compute, scalars, n), outs, ins, params, scalars, n);
        } else {
            staged(kernels, compute, outs, ins, params, n);
        }
    }

    private static void flat(Kernel kernel, NDArray[] outs, NDArray[] ins, double[] params, long scalars, int n) {
        if (n <= 2 * GRAIN) {
            kernel.flat(outs, ins, params, scalars, 0, n);
        } else {
            int pieces = (n - 1) / GRAIN + 1;
            int grain = ((n - 1) / pieces / Interpreter.BLOCK + 1) * Interpreter.BLOCK; // pieces of one size
            Workers.split(n, grain, (from, to) -> kernel.flat(outs, ins, params, scalars, from, to));
        }
    }

    private static void staged(
            Kernels kernels, Compute compute, NDArray[] outs, NDArray[] ins, double[] params, int n) {
        NDArray[] all = new NDArray[outs.length + ins.length];
        System.arraycopy(outs, 0, all, 0, outs.length);
        System.arraycopy(ins, 0, all, outs.length, ins.length);
        Layout layout = Layout.of(outs[0].shape(), all);
        if (kernels.copies && outs[0].dtype() == ins[0].dtype() && Transposition.fits(layout, outs[0].storage())) {
            Transposition.copy(layout, ins[0].storage(), ins[0].offset(), outs[0].storage(), outs[0].offset());
            return;
        }
        Operand[] operands = new Operand[all.length];
        boolean rows = layout.inner() >= ROW;
        long scalars = 0;
        long rowScalars = 0;
        for (int k = 0; k < all.length; k++) {
            Operand x = new Operand(all[k].storage(), all[k].dtype(), all[k].offset(), layout, k, compute);
            operands[k] = x;
            boolean in = k >= outs.length;
            rows &= x.isNative && (x.innerStride() == 1 || x.innerStride() == 0 && in);
            if (in && n > 1) {
                scalars |= x.scalar ? 1L << k - outs.length : 0;
                rowScalars |= x.innerStride() == 0 ? 1L << k - outs.length : 0;
            }
        }
        if (rows) {
            rows(kernels.kernel(compute, rowScalars, layout.inner(), n), operands, layout, params, rowScalars);
            return;
        }
        straighten(layout, operands, outs.length, n);
        Kernel kernel = kernels.kernel(compute, scalars, n);
        long pattern = scalars;
        int inner = layout.inner();
        int block = inner < Interpreter.BLOCK ? Interpreter.BLOCK / inner * inner : Interpreter.BLOCK;
        Workers.split(n, 32 * block,
                (from, to) -> blocks(kernel, compute, operands, outs.length, pattern, params, from, to, block));
    }

    /// Inputs of many elements that lie across the direction of travel are copied once, tile by tile.
    private static void straighten(Layout layout, Operand[] operands, int outs, int n) {
        for (int k = outs; n >= 2 * GRAIN && k < operands.length; k++) {
            Layout copy = layout.contiguousCopy(k);
            Operand x = operands[k];
            if (Transposition.fits(copy, x.storage)) {
                Object straight = x.storage instanceof float[] ? new float[n] : new double[n];
                Transposition.copy(copy, x.storage, x.position(0), straight, 0);
                operands[k] = x.at(straight, copy);
            }
        }
    }

    /// Hands the kernel one row after the other.
    private static void rows(Kernel kernel, Operand[] operands, Layout layout, double[] params, long scalars) {
        int inner = layout.inner();
        int pieces = (inner + GRAIN - 1) / GRAIN;
        int all = layout.size() / inner * pieces;
        Workers.split(all, Math.max(1, GRAIN / inner), (from, to) -> {
            Object[] storages = new Object[operands.length];
            int[] offsets = new int[operands.length];
            for (int k = 0; k < storages.length; k++) {
                storages[k] = operands[k].storage;
            }
            for (int u = from; u < to; u++) {
                int first = u % pieces * GRAIN;
                for (int k = 0; k < offsets.length; k++) {
                    offsets[k] = operands[k].row(u / pieces) + first * operands[k].innerStride();
                }
                kernel.block(storages, offsets, params, scalars, Math.min(GRAIN, inner - first));
            }
        });
    }

    /// Hands the kernel blocks of elements, moved into scratch space and out of it where they don't lie as it wants.
    private static void blocks(
            Kernel kernel,
            Compute compute,
            Operand[] operands,
            int outs,
            long scalars,
            double[] params,
            int from,
            int to,
            int length) {
        Scratch scratch = Scratch.local();
        long mark = scratch.mark();
        Object[] blocks = new Object[operands.length];
        int[] offsets = new int[operands.length];
        for (int k = 0; k < operands.length; k++) {
            Operand x = operands[k];
            blocks[k] = x.direct && !x.scalar ? x.storage : scratch.block(compute, length);
            if (k >= outs && x.scalar) {
                x.load(blocks[k], 0, 1);
            } else if (k >= outs && x.repeatsRows) {
                x.load(blocks[k], from, Math.min(length, to - from));
            }
        }
        for (int i = from; i < to; i += length) {
            int n = Math.min(length, to - i);
            for (int k = 0; k < operands.length; k++) {
                Operand x = operands[k];
                if (x.direct && !x.scalar) {
                    offsets[k] = x.position(i);
                } else if (k >= outs && !x.scalar && !x.repeatsRows) {
                    x.load(blocks[k], i, n);
                }
            }
            kernel.block(blocks, offsets, params, scalars, n);
            for (int k = 0; k < outs; k++) {
                if (blocks[k] != operands[k].storage) {
                    operands[k].store(blocks[k], i, n);
                }
            }
        }
        scratch.release(mark);
    }
}
