package catenary.functions.rnn;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeLstmTest {

    @Test void referenceValues() {
        var y = F.treeLstm(x(new double[][] {{0.5}}), x(new double[][] {{0.3}}),
                x(new double[][] {{0.1, 0.2, 0.3, 0.4, 0.5}}));
        assertClose(y.c(), 0.5408825);
        assertClose(y.h(), 0.2835768);
    }

    @Test void manyChildren() {
        Variable[] inputs = new Variable[101];
        Arrays.fill(inputs, x(new double[][] {{1}}));
        inputs[100] = empty(1, 103);
        assertClose(F.treeLstm(inputs).c(), 50);
    }

    @Test void emptyBatch() {
        assertEquals(Shape.of(0, 2), F.treeLstm(empty(0, 2), empty(0, 8)).c().shape());
    }

    @Property(tries = 8) void gradients(@ForAll @IntRange(max = 3) int rows, @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @IntRange(min = 1, max = 3) int children, @ForAll boolean spatial) {
        NDArray[] at = new NDArray[children + 1];
        for (int i = 0; i < children; i++) {
            at[i] = (spatial ? randn(rows, n, 2) : randn(rows, n)).add(i);
        }
        at[children] = spatial ? randn(rows, (3 + children) * n, 2) : randn(rows, (3 + children) * n);
        GradientCheck.ofOutputs(v -> {
            var y = F.treeLstm(v);
            return new Variable[] {y.c(), y.h()};
        }).order(2).at(at);
    }

    @Test void refusesWhatDoesNotFit() {
        var e = assertThrows(IllegalArgumentException.class, () -> F.treeLstm(empty(1, 2), empty(1, 7)));
        assertTrue(e.getMessage().contains("x (B, (3 + K) n, ...)"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> F.treeLstm(empty(1, 2)));
        assertThrows(IllegalArgumentException.class, F::treeLstm);
    }
}
