package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Devices;
import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Whatever the layout of the operands, kernels give what the CPU gives, and write nothing else.
class ElementwiseTest {

    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);
    private static final Expr P = new Expr.Param(0);
    private static final Formula TWO = new Formula("two", 2, 1, List.of(X.mul(P).sub(Y), X.max(Y)));
    private static final DType[] TYPES = {DType.FLOAT32, DType.FLOAT16, DType.UINT8, DType.FLOAT64};

    private static void compare(Formula formula, DType compute, Twin[] outs, Twin[] ins) {
        double[] params = {1.25};
        Devices.cpu().elementwise(formula, compute, Twin.cpu(outs), Twin.cpu(ins), params);
        HostGpu.device().elementwise(formula, compute, Twin.gpu(outs), Twin.gpu(ins), params);
        for (Twin t : outs) {
            t.assertSame(0, formula + " on " + Arrays.toString(Twin.cpu(ins)));
        }
        HostGpu.driver().checkMargins();
    }

    private static Twin random(Random r, DType dtype, int... shape) {
        return Twin.of(Twin.array(dtype, Shape.of(shape), () -> r.nextInt(100)));
    }

    private static Shape broadcast(Random r, int[] shape) {
        int from = r.nextInt(4) == 0 ? r.nextInt(shape.length + 1) : 0;
        int[] out = Arrays.copyOfRange(shape, from, shape.length);
        for (int i = 0; i < out.length; i++) {
            out[i] = r.nextInt(4) == 0 ? 1 : out[i];
        }
        return Shape.of(out);
    }

    /// Shapes, broadcasting, strides, alignment and dtypes drawn at random.
    @Property(tries = 60) void anyLayout(@ForAll long seed) {
        Random r = new Random(seed);
        int[] shape = new int[r.nextInt(4)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = r.nextInt(3) == 0 ? 4 * (1 + r.nextInt(8)) : r.nextInt(7);
        }
        boolean mixed = r.nextInt(4) == 0;
        Twin[] outs = new Twin[2];
        Twin[] ins = new Twin[2];
        for (int i = 0; i < 2; i++) {
            DType out = mixed ? TYPES[r.nextInt(TYPES.length)] : DType.FLOAT32;
            DType in = mixed ? TYPES[r.nextInt(TYPES.length)] : DType.FLOAT32;
            outs[i] = Twin.of(r.nextBoolean()
                    ? Twin.array(out, Shape.of(shape), () -> 7)
                    : Twin.anyLayout(r, out, Shape.of(shape), () -> 7));
            ins[i] = Twin.of(Twin.anyLayout(r, in, broadcast(r, shape), () -> r.nextInt(100)));
        }
        compare(TWO, DType.FLOAT32, outs, ins);
    }

    @Test void everyLengthAroundAPack() {
        Random r = new Random(1);
        for (int n = 0; n < 20; n++) {
            compare(TWO, DType.FLOAT32, new Twin[] {random(r, DType.FLOAT32, n), random(r, DType.FLOAT32, n)},
                    new Twin[] {random(r, DType.FLOAT32, n), random(r, DType.FLOAT32, n)});
        }
    }

    @Test void moreElementsThanThreads() {
        Random r = new Random(2);
        int n = 300_001;
        compare(TWO, DType.FLOAT32, new Twin[] {random(r, DType.FLOAT32, n), random(r, DType.FLOAT32, n)},
                new Twin[] {random(r, DType.FLOAT32, n), random(r, DType.FLOAT32, 1)});
    }

    @Test void moreRowsThanThreads() {
        Random r = new Random(3);
        int[] shape = {70_000, 3};
        compare(TWO, DType.FLOAT32, new Twin[] {random(r, DType.FLOAT32, shape), random(r, DType.FLOAT32, shape)},
                new Twin[] {random(r, DType.FLOAT32, shape), random(r, DType.FLOAT32, 3)});
    }

    @Test void anOutputMayBeAnInput() {
        Random r = new Random(4);
        Twin x = random(r, DType.FLOAT32, 5, 8);
        Twin y = random(r, DType.FLOAT32, 5, 8);
        compare(TWO, DType.FLOAT32, new Twin[] {y, x}, new Twin[] {x, y});
        Twin turned = new Twin(x.cpu().transpose(), x.gpu().transpose());
        compare(TWO, DType.FLOAT32, new Twin[] {turned, random(r, DType.FLOAT32, 8, 5)},
                new Twin[] {turned, random(r, DType.FLOAT32, 5)});
    }

    @Test void nothingIsLaunchedForNoElements() {
        Random r = new Random(5);
        Twin x = random(r, DType.FLOAT32, 0, 3);
        long before = HostGpu.driver().launches();
        compare(TWO, DType.FLOAT32, new Twin[] {x, x}, new Twin[] {x, random(r, DType.FLOAT32, 3)});
        assertEquals(before, HostGpu.driver().launches());
    }

    /// A kernel is made once for operands of one kind, whatever their sizes.
    @Test void kernelsAreKept() {
        Formula f = new Formula("kept", 2, 1, TWO.outputs());
        Random r = new Random(6);
        for (int n = 1; n < 40; n += 3) {
            compare(f, DType.FLOAT32, new Twin[] {random(r, DType.FLOAT32, n), random(r, DType.FLOAT32, n)},
                    new Twin[] {random(r, DType.FLOAT32, n), random(r, DType.FLOAT32, n)});
        }
        assertEquals(1, Elementwise.codes(f).length);
    }

    @Test void alignedOperandsAreReadInPacks() {
        Random r = new Random(7);
        Formula f = new Formula("packed", 2, 1, List.of(X.add(Y)));
        compare(f, DType.FLOAT32, new Twin[] {random(r, DType.FLOAT32, 6, 8)},
                new Twin[] {random(r, DType.FLOAT16, 6, 8), random(r, DType.UINT8, 8)});
        String source = body(f);
        assertTrue(source.contains("catenary_pack<unsigned short, 8>"), source);
        assertTrue(source.contains("catenary_pack<unsigned char, 8>"), source);
    }

    /// The only kernel of a formula.
    private static String body(Formula formula) {
        assertEquals(1, Elementwise.codes(formula).length);
        return Elementwise.codes(formula)[0].code().body();
    }

    /// The host reads packs anywhere, a GPU only where they are aligned.
    @Test void operandsThatAreNotAlignedAreReadOneByOne() {
        Random r = new Random(12);
        Twin to = random(r, DType.FLOAT32, 6, 8);
        Twin[] packed = {to, random(r, DType.FLOAT32, 6, 16)};
        Shape shape = Shape.of(6, 8);
        int[][] views = {{4, 16}, {1, 16}, {0, 15}};
        for (int[] v : views) {
            Formula f = new Formula("aligned", 2, 1, List.of(X.add(Y)));
            int[] strides = {v[1], 1};
            Twin x = new Twin(packed[1].cpu().view(shape, v[0], strides), packed[1].gpu().view(shape, v[0], strides));
            compare(f, DType.FLOAT32, new Twin[] {to}, new Twin[] {x, random(r, DType.FLOAT32, 8)});
            assertEquals(v[0] % 4 == 0 && v[1] % 4 == 0,
                    body(f).contains("catenary_pack<"));
        }
        Formula odd = new Formula("odd", 2, 1, List.of(X.add(Y)));
        compare(odd, DType.FLOAT32, new Twin[] {random(r, DType.FLOAT32, 4, 7)},
                new Twin[] {random(r, DType.FLOAT32, 4, 7), random(r, DType.FLOAT32, 7)});
        assertFalse(body(odd).contains("catenary_pack<"));
    }

    private static final Fused STEP = Fused.fused("many", k -> {
        Expr p = k.array("param");
        Expr g = k.array("grad");
        Expr m = k.array("m");
        k.set(p, p.sub(k.set(m, m.mul(0.5).add(g)).mul(k.scalar("lr"))));
    });

    private static List<NDArray[]> sets(List<Twin> all, boolean gpu) {
        List<NDArray[]> sets = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 3) {
            Twin[] set = all.subList(i, i + 3).toArray(Twin[]::new);
            sets.add(gpu ? Twin.gpu(set) : Twin.cpu(set));
        }
        return sets;
    }

    private static long onAll(List<Twin> all) {
        STEP.onAll(sets(all, false), 0.25);
        long before = HostGpu.driver().launches();
        STEP.onAll(sets(all, true), 0.25);
        long launches = HostGpu.driver().launches() - before;
        all.forEach(t -> t.assertSame(0, "many"));
        return launches;
    }

    @Test void manySetsAreFewLaunches() {
        Random r = new Random(9);
        List<Twin> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            int n = i == 70 ? 20_000 : i % 7 == 3 ? 0 : r.nextInt(50);
            for (int k = 0; k < 3; k++) {
                all.add(random(r, DType.FLOAT32, n));
            }
        }
        assertEquals(2, onAll(all)); // of 5 addresses and 2 numbers a set, a launch takes 84
    }

    @Test void unusualSetsAreLaunchedAlone() {
        Random r = new Random(10);
        List<Twin> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Twin x = random(r, DType.FLOAT32, 4, 5);
            all.add(i == 2 ? new Twin(x.cpu().transpose(), x.gpu().transpose()) : x);
            all.add(i == 3 ? random(r, DType.FLOAT16, 4, 5) : i == 4 ? random(r, DType.FLOAT32, 5)
                    : random(r, DType.FLOAT32, x.cpu() == all.getLast().cpu() ? new int[] {4, 5} : new int[] {5, 4}));
            all.add(random(r, DType.FLOAT32, i == 2 ? new int[] {5, 4} : new int[] {4, 5}));
        }
        assertEquals(4, onAll(all));
    }

    @Test void setsOfDifferentDtypesAreRefused() {
        Random r = new Random(11);
        NDArray[] a = {random(r, DType.FLOAT32, 2).cpu(), random(r, DType.FLOAT32, 2).cpu(),
                random(r, DType.FLOAT32, 2).cpu()};
        NDArray[] b = {a[0].astype(DType.FLOAT64), a[1], a[2].astype(DType.FLOAT64)};
        double[] before = a[0].toDoubleArray();
        var e = assertThrows(
                IllegalArgumentException.class, () -> STEP.onAll(List.of(a, b), 1));
        assertTrue(e.getMessage().startsWith("many: expected sets of one dtype and device"), e.getMessage());
        assertArrayEquals(before, a[0].toDoubleArray());
    }
}
