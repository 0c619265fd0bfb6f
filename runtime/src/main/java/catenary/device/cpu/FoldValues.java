package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.Fold;

/// What a fold combines: its map's value at each position, axes taken in an order that the caller gives.
final class FoldValues {

    private final Fold.Combine combine;
    private final FoldCode code;
    private final Compute compute;
    private final Operand[] operands;
    private final double[] params;
    private final long scalars;
    private final Kernel kernel;
    private final LaneFold lanes; // null where the map's values are to be stored before they are combined
    private final boolean plain;
    private final int count;

    FoldValues(Fold fold, FoldCode code, Compute compute, NDArray[] ins, Shape over, int[] order, int results,
            int count,
            double[] params) {
        combine = fold.combine();
        this.code = code;
        this.compute = compute;
        this.params = params;
        this.count = count;
        int rank = order.length;
        int[] lengths = new int[rank];
        int[][] strides = new int[ins.length][rank];
        for (int i = 0; i < rank; i++) {
            lengths[i] = over.axis(order[i]);
        }
        for (int k = 0; k < ins.length; k++) {
            int[] s = Layout.broadcast(ins[k], over);
            for (int i = 0; i < rank; i++) {
                strides[k][i] = s[order[i]];
            }
        }
        Layout layout = Layout.merge(lengths, strides, new boolean[rank]);
        operands = new Operand[ins.length];
        long pattern = 0;
        for (int k = 0; k < ins.length; k++) {
            operands[k] = new Operand(ins[k].storage(), ins[k].dtype(), ins[k].offset(), layout, k, compute);
            pattern |= operands[k].scalar && layout.size() > 1 ? 1L << k : 0;
        }
        plain = code.mapsToItself && pattern == 0;
        scalars = pattern;
        kernel = plain ? null : code.map.kernel(compute, pattern, results * count);
        boolean direct = !plain;
        for (int k = 0; k < operands.length; k++) {
            direct &= operands[k].direct || operands[k].isNative && (pattern >> k & 1) != 0;
        }
        lanes = !direct ? null
                : code.map.fold(combine, compute, pattern, Math.min(count, Interpreter.BLOCK), results * count);
    }

    /// Whether the values are an operand's elements and need not be computed or converted.
    boolean inPlace() {
        return plain && operands[code.plainArray].direct;
    }

    /// Takes what it stores from `scratch`, which the caller releases.
    Cursor cursor(Scratch scratch) {
        return new Cursor(scratch);
    }

    /// Takes ranges of positions, one after the other. After [#map] the values lie in `array[at..]`.
    final class Cursor {
        Object array;
        int at;
        private Object block;
        private final Object[] blocks = new Object[1 + operands.length];
        private final int[] offsets = new int[1 + operands.length];
        private final int[] steps = new int[1 + operands.length];
        private final Scratch scratch;

        private Cursor(Scratch scratch) {
            this.scratch = scratch;
        }

        private Object block(Object old) {
            return old != null ? old : scratch.block(compute, Interpreter.BLOCK);
        }

        /// Combines `rows` runs of `n` mapped values from position `from` on.
        void reduce(int from, int rows, int n, Object to, int first) {
            if (lanes == null || Combiner.lanes(n) != Combiner.lanes(Math.min(count, Interpreter.BLOCK))) {
                map(from, rows * n);
                Combiner.reduce(combine, array, at, rows, n, to, first);
                return;
            }
            for (int k = 0; k < operands.length; k++) {
                Operand x = operands[k];
                boolean scalar = (scalars >> k & 1) != 0;
                blocks[1 + k] = x.storage;
                offsets[1 + k] = x.position(scalar ? 0 : from);
                steps[1 + k] = scalar ? 0 : n;
            }
            lanes.run(blocks, offsets, steps, params, n, rows, to, first);
        }

        void map(int from, int n) {
            if (plain) {
                Operand x = operands[code.plainArray];
                if (x.direct) {
                    array = x.storage;
                    at = x.position(from);
                    return;
                }
                block = block(block);
                x.load(block, from, n);
                array = block;
                at = 0;
                return;
            }
            block = block(block);
            blocks[0] = block;
            for (int k = 0; k < operands.length; k++) {
                Operand x = operands[k];
                boolean scalar = (scalars >> k & 1) != 0;
                if (x.direct && !scalar) {
                    blocks[1 + k] = x.storage;
                    offsets[1 + k] = x.position(from);
                } else if (!scalar || blocks[1 + k] == null) {
                    blocks[1 + k] = block(blocks[1 + k]);
                    x.load(blocks[1 + k], from, scalar ? 1 : n);
                }
            }
            kernel.block(blocks, offsets, params, scalars, n);
            array = block;
            at = 0;
        }
    }
}
