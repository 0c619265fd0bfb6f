package catenary.functions.rnn;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import catenary.array.Generator;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NStepLstmTest {

    private static Variable w(double w) {
        return Given.x(new double[][] {{w}});
    }

    private static Variable b(double b) {
        return Given.x(b);
    }

    private static Variable scalar(double s) {
        return Given.x(s).reshape(1, 1, 1);
    }

    @Test void referenceValues() {
        var ws = IntStream.rangeClosed(1, 8).mapToObj(i -> w(0.1 * i)).toList();
        var bs = IntStream.rangeClosed(1, 8).mapToObj(i -> b(0.01 * i)).toList();
        var r = F.nStepLstm(1, 0, scalar(0), scalar(0), List.of(ws), List.of(bs), List.of(w(1), w(0.5)));
        assertClose(r.ys().get(0), 0.1268784);
        assertClose(r.ys().get(1), 0.1720098);
        assertClose(r.hy(), 0.1720098);
        assertClose(r.cy(), 0.2929617);
    }

    @Provide Arbitrary<Sequences> sequences() {
        return Sequences.of(1, 2, 8);
    }

    @Property(tries = 10) void isALoopOverElements(@ForAll("sequences") Sequences s) {
        var a = s.arguments();
        Sequences.assertSame(s.byHand(Sequences.lstm()),
                Sequences.flat(F.nStepLstm(s.layers(), 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs())));
    }

    @Property(tries = 4) void gradients(@ForAll("sequences") Sequences s) {
        s.assertGradients(a -> Sequences.flat(F.nStepLstm(s.layers(), 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs())));
    }

    @Test void thirdOrder() {
        var s = new Sequences(1, 1, 2, 8, 1, 1, 2, new int[] {2, 1});
        GradientCheck.ofOutputs(v -> {
            var a = s.arguments(v);
            return F.nStepLstm(1, 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs()).ys().toArray(Variable[]::new);
        }).order(3).at(s.arrays());
    }

    @Test void dropsBetweenLayersInTraining() {
        var s = new Sequences(2, 1, 2, 8, 8, 3, 4, new int[] {4, 4});
        var a = s.arguments();
        var plain = F.nStepLstm(2, 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs());
        Generator.global().seed(1);
        var dropped = F.nStepLstm(2, 0.5, a.hx(), a.cx(), a.ws(), a.bs(), a.xs());
        assertEquals(plain.hy().get(0).array(), dropped.hy().get(0).array());
        assertNotEquals(plain.hy().get(1).array(), dropped.hy().get(1).array());
        try (var _ = Config.testMode()) {
            var test = F.nStepLstm(2, 0.5, a.hx(), a.cx(), a.ws(), a.bs(), a.xs());
            assertEquals(plain.hy().array(), test.hy().array());
        }
    }

    @Test void halfPrecision() {
        var s = new Sequences(1, 1, 2, 8, 2, 2, 2, new int[] {2, 1});
        var half = java.util.Arrays.stream(s.arrays()).map(x -> new Variable(x.astype(DType.FLOAT16)))
                .toArray(Variable[]::new);
        var a = s.arguments(half);
        var y = F.nStepLstm(1, 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs()).hy();
        assertEquals(DType.FLOAT16, y.dtype());
        assertEquals(Shape.of(1, 2, 2), y.shape());
    }

    @Test void refusesWhatDoesNotFit() {
        var a = new Sequences(1, 1, 2, 8, 2, 3, 2, new int[] {2, 1}).arguments();
        assertRefused("nStepLstm: expected at least one step in xs, but found none",
                () -> F.nStepLstm(1, 0, a.hx(), a.cx(), a.ws(), a.bs(), List.of()));
        assertRefused("nStepLstm: expected xs[1].shape[0] <= xs[0].shape[0], the longest sequence first, but 2 > 1",
                () -> F.nStepLstm(1, 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs().reversed()));
        assertRefused("nStepLstm: expected 0 <= dropoutRatio < 1, but found 1.0",
                () -> F.nStepLstm(1, 1, a.hx(), a.cx(), a.ws(), a.bs(), a.xs()));
        assertRefused("nStepLstm: expected float hx (2, B, n), but found float64 (1, 2, 2) on cpu",
                () -> F.nStepLstm(2, 0, a.hx(), a.cx(), a.ws(), a.bs(), a.xs()));
        var narrow = List.of(Given.x(new double[][] {{1}}));
        assertRefused(
                "nStepLstm: expected xs[0] to be float64 (B_t, m) like hx and xs[0], but found float32 (1, 1) on cpu",
                () -> F.nStepLstm(1, 0, a.hx(), a.cx(), a.ws(), a.bs(), narrow));
        var wrong = List.of(a.ws().getFirst().reversed());
        assertRefused("nStepLstm: expected ws[0][0] to be float (2, 3), but found float64 (2, 2) on cpu",
                () -> F.nStepLstm(1, 0, a.hx(), a.cx(), wrong, a.bs(), a.xs()));
        assertRefused("nStepLstm: expected 1 layers in ws and bs, but found 0 and 1",
                () -> F.nStepLstm(1, 0, a.hx(), a.cx(), List.of(), a.bs(), a.xs()));
    }
}
