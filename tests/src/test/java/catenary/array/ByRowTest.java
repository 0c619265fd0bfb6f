package catenary.array;

import static catenary.array.ByRow.byRow;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByRowTest {

    private static final ByRow SOFTMAX = byRow("softmax", k -> {
        Expr x = k.array("x");
        Expr e = k.keep(x.sub(k.max(x)).exp());
        k.result("y", e.div(k.sum(e)));
    });

    /// Two operands, a finish with a parameter, numbers of rows made of numbers of rows, results of both kinds, one of
    /// which is kept for another.
    private static final ByRow MANY = byRow("many", k -> {
        Expr x = k.array("x");
        Expr w = k.array("w");
        Expr c = k.scalar("c");
        Expr mean = k.sum(x, s -> s.mul(c));
        Expr centred = k.keep(x.sub(mean));
        Expr power = k.sum(centred.square().mul(w));
        k.result("y", centred.mul(w).div(power.add(mean.abs()).add(1).sqrt()));
        k.result("centred", centred);
        k.result("power", power);
        k.result("both", power.add(mean));
    });

    private static final int[][] SHAPES = {
            {1}, {5}, {1300}, {100, 10}, {10, 100}, {3, 500, 4}, {20, 3, 50}, {3, 2000}, {40, 300}, {7, 2, 200},
            {300, 40},
    };

    private static final Device CPU = Devices.cpu();

    @Test void softmaxOfRowsAndColumns() {
        NDArray x = Create.of(CPU, Shape.of(2, 2), new float[] {0, 0, 1000, 0});
        assertArrayEquals(new float[] {0.5f, 0.5f, 1, 0}, SOFTMAX.on(x, 1).toFloatArray());
        assertArrayEquals(new float[] {0, 0.5f, 1, 0.5f}, SOFTMAX.on(x, 0).toFloatArray());
        assertArrayEquals(new float[] {0, 0, 1, 0}, SOFTMAX.on(x).toFloatArray());
    }

    @Test void theWayThroughTheCacheHasTheBitsOfTheStages() {
        Generator random = new Generator(5);
        for (DType t : List.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16)) {
            for (int[] shape : SHAPES) {
                for (int set = 1; set < 1 << shape.length; set++) {
                    for (int layout = 0; layout < 3; layout++) {
                        NDArray x = laidOut(random.randn(CPU, DType.FLOAT32, Shape.of(shape)).astype(t), layout);
                        for (int[] ofW : List.of(shape, row(shape), new int[0])) {
                            NDArray w = random.rand(CPU, DType.FLOAT32, Shape.of(ofW)).astype(t);
                            check(MANY, new NDArray[] {x, w}, axes(set, shape.length), 0.01);
                        }
                        check(SOFTMAX, new NDArray[] {x}, axes(set, shape.length));
                    }
                }
            }
        }
    }

    private static void check(ByRow rows, NDArray[] ins, int[] axes, double... params) {
        NDArray[] found = rows.on(ins, axes, params);
        NDArray[] expected = Arrays.stream(found).map(y -> NDArray.zeros(CPU, y.dtype(), y.shape()))
                .toArray(NDArray[]::new);
        boolean[] flags = Reduction.flags("", ins[0].shape(), axes);
        DType compute = DType.promote(ins[0].dtype(), DType.FLOAT32);
        CPU.rowsByStages(rows.formula(), compute, expected, ins, ins[0].shape(), flags, params);
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected[i], found[i], () -> ins[0].describe() + " " + Arrays.toString(axes));
        }
    }

    /// The same values, one after the other, transposed in memory, or with gaps.
    private static NDArray laidOut(NDArray x, int layout) {
        return switch (layout) {
            case 0 -> x;
            case 1 -> x.transpose().copy().transpose();
            default -> {
                int[] wide = x.shape().toArray();
                wide[0]++;
                wide[wide.length - 1] += 2;
                NDArray room = NDArray.zeros(CPU, x.dtype(), Shape.of(wide));
                Index[] part = new Index[wide.length];
                for (int i = 0; i < part.length; i++) {
                    int from = i == wide.length - 1 ? 2 : i == 0 ? 1 : 0;
                    part[i] = Index.slice(wide.length == 1 ? 3 : from, wide[i]);
                }
                NDArray view = room.get((Object[]) part);
                view.assign(x);
                yield view;
            }
        };
    }

    private static int[] row(int[] shape) {
        int[] row = shape.clone();
        row[0] = 1;
        return row;
    }

    private static int[] axes(int set, int rank) {
        return java.util.stream.IntStream.range(0, rank).filter(i -> (set >> i & 1) != 0).toArray();
    }

    @Test void emptyRowsAndNoRows() {
        NDArray none = NDArray.zeros(CPU, DType.FLOAT32, Shape.of(0, 3));
        assertEquals(Shape.of(0, 3), SOFTMAX.on(none, 1).shape());
        NDArray empty = NDArray.zeros(CPU, DType.FLOAT32, Shape.of(3, 0));
        assertEquals(Shape.of(1, 1), MANY.on(new NDArray[] {empty, empty}, null, 1)[2].shape());
    }

    @Test void nanGoesThrough() {
        NDArray x = Create.of(CPU, Shape.of(2, 2), new float[] {0, Float.NaN, 3, 3});
        float[] y = SOFTMAX.on(x, 1).toFloatArray();
        assertArrayEquals(new float[] {Float.NaN, Float.NaN, 0.5f, 0.5f}, y);
    }

    @Test void mistakesAreNamed() {
        NDArray ints = Create.of(CPU, Shape.of(2), new int[] {1, 2});
        assertEquals("softmax: expected float operands, but found\n  x0: int32 (2,) on cpu",
                assertThrows(IllegalArgumentException.class, () -> SOFTMAX.on(ints)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> SOFTMAX.on(new NDArray[0], null));
        assertThrows(IllegalArgumentException.class, () -> byRow("nothing", k -> k.array("x")));
        assertThrows(IllegalArgumentException.class, () -> byRow("same", k -> k.result("y", k.array("x"))));
    }
}
