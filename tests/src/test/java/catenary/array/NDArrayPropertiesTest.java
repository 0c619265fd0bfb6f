package catenary.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Config;
import catenary.checking.ArrayOf;
import catenary.checking.Samples;
import catenary.expr.DType;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Laws of arrays, against results computed element by element.
class NDArrayPropertiesTest {

    private static NDArray random(Shape shape, long seed) {
        Random r = new Random(seed);
        return Oracle.fill(shape, _ -> r.nextInt(-4, 5) / 2.0);
    }

    private static void assertClose(NDArray expected, NDArray found) {
        assertEquals(expected.shape(), found.shape());
        assertTrue(found.allClose(expected, 1e-12, 1e-12), () -> "expected " + expected + ", but found " + found);
    }

    private static NDArray pairwise(NDArray a, NDArray b, DoubleBinaryOperator f) {
        var x = Oracle.broadcastReader(a);
        var y = Oracle.broadcastReader(b);
        return Oracle.fill(Shape.broadcastOrNull(a.shape(), b.shape()),
                at -> f.applyAsDouble(x.applyAsDouble(at), y.applyAsDouble(at)));
    }

    @Property(tries = 200) void operandsBroadcast(@ForAll Samples.Pair shapes, @ForAll long seed) {
        NDArray a = random(shapes.a(), seed);
        NDArray b = random(shapes.b(), seed + 1);
        assertClose(pairwise(a, b, Double::sum), a.add(b));
        assertClose(pairwise(b, a, (x, y) -> x - y), b.sub(a));
        assertClose(pairwise(a, b, (x, y) -> x * y), a.mul(b));
        assertClose(pairwise(a, b, Math::max), a.maximum(b));
        assertClose(pairwise(a, b, (x, y) -> x < y ? 1 : 0), a.lt(b).astype(DType.FLOAT64));
    }

    @Property(tries = 200) void viewsComputeAsTheirCopies(@ForAll NDArray x, @ForAll long seed) {
        NDArray view = x.transpose();
        NDArray copy = Create.of(x.device(), x.dtype(), view.shape(), view.toDoubleArray());
        var read = Oracle.reader(x);
        assertClose(Oracle.fill(view.shape(), at -> read.applyAsDouble(reversed(at))), copy);
        NDArray other = random(view.shape(), seed);
        assertEquals(copy.add(other), view.add(other));
        assertEquals(copy.mul(copy), view.mul(view));
        assertEquals(copy, view.copy());
        if (x.rank() > 0) {
            assertClose(copy.sum(0), view.sum(0));
            assertEquals(copy.reshape(x.size()), view.reshape(x.size()));
        }
    }

    private static int[] reversed(int[] at) {
        int[] out = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            out[i] = at[at.length - 1 - i];
        }
        return out;
    }

    @Property(tries = 200) void reductionsFoldTheirAxes(@ForAll @ArrayOf(minLength = 1) NDArray x, @ForAll long seed) {
        Random r = new Random(seed);
        boolean[] flags = new boolean[x.rank()];
        int count = 0;
        for (int a = 0; a < flags.length; a++) {
            flags[a] = r.nextBoolean();
            count += flags[a] ? 1 : 0;
        }
        if (count == 0) {
            return; // no axes means all of them
        }
        int[] axes = new int[count];
        for (int a = 0, n = 0; a < flags.length; a++) {
            if (flags[a]) {
                axes[n++] = r.nextBoolean() ? a : a - flags.length;
            }
        }
        Shape out = x.shape().reduce(flags, false);
        double n = (double) x.size() / out.size();
        assertClose(fold(x, flags, 0, Double::sum), x.sum(axes));
        assertClose(fold(x, flags, 0, Double::sum).mul(1 / n), x.mean(axes));
        assertClose(fold(x, flags, 1, (a, b) -> a * b), x.prod(axes));
        assertClose(fold(x, flags, Double.NEGATIVE_INFINITY, Math::max), x.max(axes));
        assertClose(fold(x, flags, Double.POSITIVE_INFINITY, Math::min), x.min(axes));
        assertEquals(x.sum(axes).reshape(x.shape().reduce(flags, true)), x.sumKeepDims(axes));
    }

    private static NDArray fold(NDArray x, boolean[] flags, double start, DoubleBinaryOperator f) {
        Shape out = x.shape().reduce(flags, false);
        double[] v = new double[out.size()];
        java.util.Arrays.fill(v, start);
        double[] from = x.toDoubleArray();
        for (int i = 0; i < from.length; i++) {
            int[] at = Oracle.position(x.shape(), i);
            int[] kept = new int[out.rank()];
            for (int a = 0, k = 0; a < at.length; a++) {
                if (!flags[a]) {
                    kept[k++] = at[a];
                }
            }
            int to = Oracle.flat(out, kept);
            v[to] = f.applyAsDouble(v[to], from[i]);
        }
        return Create.of(x.device(), x.dtype(), out, v);
    }

    @Property(tries = 100) void sumsOfNothingAreZero(@ForAll Shape shape) {
        NDArray x = NDArray.zeros(Config.current().device(), DType.FLOAT32, shape);
        assertEquals(0, x.sum().item());
        assertEquals(shape.size() == 0 ? 1 : 0, x.prod().item());
    }

    @Property(tries = 150) void matricesMultiply(@ForAll Samples.Pair stacks, @ForAll long seed) {
        Random r = new Random(seed);
        int m = r.nextInt(0, 5);
        int k = r.nextInt(0, 5);
        int n = r.nextInt(0, 5);
        NDArray a = random(with(stacks.a(), m, k), seed);
        NDArray b = random(with(stacks.b(), k, n), seed + 1);
        Shape stack = Shape.broadcastOrNull(stacks.a(), stacks.b());
        var x = Oracle.broadcastReader(a);
        var y = Oracle.broadcastReader(b);
        NDArray expected = Oracle.fill(with(stack, m, n), at -> {
            double sum = 0;
            int[] left = at.clone();
            int[] right = at.clone();
            for (int i = 0; i < k; i++) {
                left[left.length - 1] = i;
                right[right.length - 2] = i;
                sum += x.applyAsDouble(left) * y.applyAsDouble(right);
            }
            return sum;
        });
        assertClose(expected, a.matmul(b));
        assertClose(expected, swapped(swapped(a).copy()).matmul(swapped(swapped(b).copy())));
        if (stacks.a().rank() == 0 && stacks.b().rank() == 0 && m == 1) {
            assertClose(expected.reshape(n), a.reshape(k).matmul(b));
        }
    }

    private static Shape with(Shape stack, int m, int n) {
        int[] d = java.util.Arrays.copyOf(stack.toArray(), stack.rank() + 2);
        d[stack.rank()] = m;
        d[stack.rank() + 1] = n;
        return Shape.of(d);
    }

    private static NDArray swapped(NDArray x) {
        int[] axes = new int[x.rank()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = i;
        }
        axes[axes.length - 1] = axes.length - 2;
        axes[axes.length - 2] = axes.length - 1;
        return x.transpose(axes);
    }

    @Property(tries = 200) void sumToIsTheAdjointOfBroadcastTo(@ForAll Samples.Pair shapes, @ForAll long seed) {
        Shape out = Shape.broadcastOrNull(shapes.a(), shapes.b());
        NDArray x = random(shapes.a(), seed);
        NDArray g = random(out, seed + 1);
        assertEquals(x.broadcastTo(out).mul(g).sum().item(), x.mul(g.sumTo(shapes.a())).sum().item(), 1e-9);
    }

    @Property(tries = 200) void putIsTheAdjointOfTake(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x,
            @ForAll long seed) {
        Random r = new Random(seed);
        int axis = r.nextInt(x.rank());
        int[] picks = r.ints(r.nextInt(0, 6), -x.shape().axis(axis), x.shape().axis(axis)).toArray();
        NDArray taken = x.take(Create.of(x.device(), Shape.of(picks.length), picks), axis);
        NDArray g = random(taken.shape(), seed);
        Object[] index = new Object[axis + 1];
        java.util.Arrays.fill(index, Index.all());
        index[axis] = picks;
        assertEquals(taken, x.get(index));
        NDArray back = x.zerosLike();
        back.addItem(g, index);
        assertEquals(taken.mul(g).sum().item(), x.mul(back).sum().item(), 1e-9);
    }

    @Property(tries = 100) void partsMakeTheWhole(@ForAll @ArrayOf(minRank = 1) NDArray x, @ForAll long seed) {
        int axis = new Random(seed).nextInt(x.rank());
        int cut = new Random(seed).nextInt(x.shape().axis(axis) + 1);
        Object[] head = new Object[axis + 1];
        java.util.Arrays.fill(head, Index.all());
        Object[] tail = head.clone();
        head[axis] = Index.slice(null, cut);
        tail[axis] = Index.slice(cut, null);
        assertEquals(x, NDArray.concat(axis, x.get(head), x.get(tail)));
        assertEquals(x, NDArray.concat(axis - x.rank(), x.get(head), x.get(tail)));
    }

    @Property(tries = 100) void axesOfLengthOneComeAndGo(@ForAll @ArrayOf(minLength = 2) NDArray x,
            @ForAll long seed) {
        int axis = new Random(seed).nextInt(x.rank() + 1);
        assertEquals(x, x.expandDims(axis).squeeze());
        assertEquals(1, x.expandDims(axis).shape().axis(axis));
        assertEquals(x, x.transpose().transpose());
    }
}
