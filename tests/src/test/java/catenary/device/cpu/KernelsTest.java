package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.expr.Expr;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KernelsTest {

    /// Interpreted, compiled to vectors, compiled to plain loops: whatever the formula and the numbers, the same bits.
    @Property(tries = 300) void renderingsAgreeBitForBit(@ForAll long seed) {
        Random r = new Random(seed);
        List<Expr> outputs = Stream.generate(() -> Samples.expression(r, 4)).limit(1 + r.nextInt(2)).toList();
        Program program = new Program(outputs, 3);
        long scalars = r.nextInt(8);
        int n = 1 + r.nextInt(70);
        for (Compute compute : List.of(Compute.FLOAT, Compute.DOUBLE)) {
            Object[] expected = run(new Interpreter(program, compute), compute, outputs.size(), scalars, n, seed);
            for (boolean vectors : new boolean[] {false, Simd.PRESENT}) {
                Kernel k = KernelCompiler.compile(program, compute, scalars, vectors);
                Object[] found = run(k, compute, outputs.size(), scalars, n, seed);
                for (int i = 0; i < outputs.size(); i++) {
                    for (int j = 0; j < Array.getLength(found[i]); j++) {
                        assertEquals(
                                Array.getDouble(expected[i], j), Array.getDouble(found[i], j),
                                () -> compute + ", vectors " + vectors + ": " + outputs);
                    }
                }
            }
        }
    }

    private static Object[] run(Kernel kernel, Compute compute, int outs, long scalars, int n, long seed) {
        Random r = new Random(seed + 1);
        Object[] blocks = new Object[outs + 3];
        int[] offsets = new int[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            offsets[i] = r.nextInt(3);
            blocks[i] = compute.newBlock(n + offsets[i]);
            for (int j = 0; j < n + offsets[i]; j++) {
                float v = Samples.special(r);
                if (compute == Compute.FLOAT) {
                    Array.setFloat(blocks[i], j, v);
                } else {
                    Array.setDouble(blocks[i], j, v);
                }
            }
        }
        kernel.block(blocks, offsets, new double[] {1.5, -0.3}, scalars, n);
        return blocks;
    }

    @Test void equalSubexpressionsAreComputedOnce() {
        Expr e = Samples.X.exp().add(Samples.X.exp().mul(Samples.X.exp()));
        assertEquals(4, new Program(List.of(e, e.neg().neg()), 1).steps.length);
    }

    @Test void sharedSubtreesCostWhatTheGraphCosts() {
        Expr e = Samples.X;
        for (int i = 0; i < 200; i++) {
            e = new Expr.Infix(Expr.Op.ADD, e, e);
        }
        assertEquals(201, new Program(List.of(e), 1).steps.length);
    }

    @Test void formulaTooLargeForHotSpotIsInterpreted() {
        Expr e = Samples.X;
        for (int i = 0; i < 60; i++) {
            e = e.tanh().exp();
        }
        Program program = new Program(List.of(e), 1);
        assertTrue(KernelCompiler.compile(program, Compute.FLOAT, 0, Simd.PRESENT) == null || !Simd.PRESENT);
    }
}
