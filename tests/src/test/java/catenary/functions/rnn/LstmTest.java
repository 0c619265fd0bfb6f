package catenary.functions.rnn;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LstmTest {

    private final Variable c = x(new double[][] {{0.5}, {-1}});

    @Test void referenceValues() {
        var y = F.lstm(x(new double[][] {{0.5}}), x(new double[][] {{0.1, 0.2, 0.3, 0.4}}));
        assertClose(y.c(), 0.3420221);
        assertClose(y.h(), 0.1971368);
    }

    @Test void gatesOfAUnitLieTogether() {
        var y = F.lstm(x(new double[][] {{1, 2}}), x(new double[][] {{0, 0, 50, 50, 0, 0, -50, 50}}));
        assertClose(y.c(), 1, 0);
        assertClose(y.h(), Math.tanh(1), 0);
    }

    @Test void endedSequencesKeepTheirState() {
        var y = F.lstm(c, x(new double[][] {{0.1, 0.2, 0.3, 0.4}}));
        assertClose(y.c(), 0.3420221, -1);
        assertEquals(Shape.of(1, 1), y.h().shape());
        var none = F.lstm(c, empty(0, 4));
        assertEquals(c.array(), none.c().array());
        assertEquals(Shape.of(0, 1), none.h().shape());
    }

    @Test void halfPrecision() {
        var y = F.lstm(F.cast(c, DType.FLOAT16), F.cast(empty(2, 4), DType.FLOAT16));
        assertEquals(DType.FLOAT16, y.c().dtype());
        assertClose(y.c(), 0.25, -0.5);
    }

    @Property(tries = 8) void gradients(@ForAll @IntRange(max = 3) int rows, @ForAll @IntRange(max = 2) int ended,
            @ForAll @IntRange(min = 1, max = 3) int n, @ForAll boolean spatial) {
        var check = GradientCheck.ofOutputs(v -> {
            var y = F.lstm(v[0], v[1]);
            return new Variable[] {y.c(), y.h()};
        }).order(2);
        if (spatial) {
            check.at(randn(rows + ended, n, 2), randn(rows, 4 * n, 2));
        } else {
            check.at(randn(rows + ended, n), randn(rows, 4 * n));
        }
    }

    @Test void oneResultMayBeUnused() {
        GradientCheck.ofTwo((p, q) -> F.lstm(p, q).h()).order(3).at(randn(2, 2), randn(2, 8));
        GradientCheck.ofTwo((p, q) -> F.lstm(p, q).c()).order(2).at(randn(2, 2), randn(2, 8));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("lstm: expected x.shape[1] == 4 * cPrev.shape[1], but 3 != 4", () -> F.lstm(c, empty(2, 3)));
        assertRefused("lstm: expected x.shape[0] == cPrev.shape[0], but 3 != 2", () -> F.lstm(c, empty(3, 4)));
        assertRefused("lstm: expected x.rank == 2, but 3 != 2", () -> F.lstm(c, empty(2, 4, 1)));
        assertRefused("lstm: expected x.dtype to be a float, but found int32",
                () -> F.lstm(c, Variable.constant(ints(new int[2][4]))));
    }
}
