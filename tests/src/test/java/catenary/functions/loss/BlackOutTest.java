package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Shape;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlackOutTest {

    @Test void isTheFormula() {
        var W = x(new double[][] {{1, 0}, {0, 1}, {1, 1}});
        double z = Math.exp(1) + Math.exp(2) + Math.exp(3);
        double first = -Math.log(Math.exp(1) / z) - Math.log(1 - Math.exp(2) / z) - Math.log(1 - Math.exp(3) / z);
        double second = -3 * Math.log(1. / 3) - Math.log(4. / 9) + Math.log(1. / 9);
        var y = F.blackOut(x(new double[][] {{1, 2}, {0, 0}}), ints(new int[] {0, 2}), W,
                ints(new int[][] {{1, 2}, {0, 0}}), "no");
        assertClose(y, first, second);
        assertClose(F.blackOut(x(new double[][] {{1, 2}, {0, 0}}), ints(new int[] {0, 2}), W,
                ints(new int[][] {{1, 2}, {0, 0}})), (first + second) / 2);
    }

    @Property(tries = 6) void gradients(@ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 2) int samples, @ForAll boolean mean) {
        var t = new int[rows];
        var wrong = new int[rows][samples];
        for (int i = 0; i < rows; i++) {
            t[i] = i % 4;
            for (int j = 0; j < samples; j++) {
                wrong[i][j] = (i + j + 1) % 4;
            }
        }
        GradientCheck.ofTwo((v, w) -> F.blackOut(v, ints(t), w, ints(wrong), mean ? "mean" : "no")).order(2)
                .at(randn(rows, 3), randn(4, 3));
    }

    @Test void emptyBatch() {
        var y = F.blackOut(empty(0, 2), ints(new int[0]), empty(3, 2), ints(new int[0][2]).reshape(0, 2), "no");
        assertEquals(Shape.of(0), y.shape());
    }

    @Test void refusesWhatDoesNotFit() {
        var t = ints(new int[] {0});
        assertRefused("blackOut: expected float x (B, N), integer t (B,) and W (V, N) like x",
                () -> F.blackOut(empty(1, 2), t, empty(3, 3), ints(new int[][] {{1}})));
        assertRefused("blackOut: expected integer samples (B, S) with a row for each of x",
                () -> F.blackOut(empty(1, 2), t, empty(3, 2), t));
        assertRefused("blackOut: expected reduce to be one of mean, no, but found sum",
                () -> F.blackOut(empty(1, 2), t, empty(3, 2), ints(new int[][] {{1}}), "sum"));
        assertThrows(IndexOutOfBoundsException.class,
                () -> F.blackOut(empty(1, 2), t, empty(3, 2), ints(new int[][] {{3}})).array().toFloatArray());
    }
}
