package catenary.functions.rnn;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlstmTest {

    @Test void referenceValues() {
        var y = F.slstm(x(new double[][] {{0.5}}), x(new double[][] {{0.3}}), x(new double[][] {{0.1, 0.2, 0.3, 0.4}}),
                x(new double[][] {{0.4, 0.3, 0.2, 0.1}}));
        assertClose(y.c(), 0.7252311);
        assertClose(y.h(), 0.3860114);
    }

    @Test void emptyBatch() {
        assertEquals(Shape.of(0, 2), F.slstm(empty(0, 2), empty(0, 2), empty(0, 8), empty(0, 8)).h().shape());
    }

    @Property(tries = 6) void gradients(@ForAll @IntRange(max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 3) int n) {
        GradientCheck.ofOutputs(v -> {
            var y = F.slstm(v[0], v[1], v[2], v[3]);
            return new Variable[] {y.c(), y.h()};
        }).order(2).at(randn(rows, n), randn(rows, n).mul(-1), randn(rows, 4 * n), randn(rows, 4 * n).add(0.5));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("slstm: expected x2.shape[1] == 4 * cPrev1.shape[1], but 7 != 8",
                () -> F.slstm(empty(1, 2), empty(1, 2), empty(1, 8), empty(1, 7)));
        assertRefused("slstm: expected cPrev2.shape[0] == cPrev1.shape[0], but 3 != 1",
                () -> F.slstm(empty(1, 2), empty(3, 2), empty(1, 8), empty(1, 8)));
    }
}
