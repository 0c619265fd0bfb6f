package catenary.functions.rnn;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;

import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NStepRnnTest {

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
        var r = F.nStepRnn(1, 0, scalar(0), List.of(List.of(w(0.5), w(0.25))), List.of(List.of(b(0.1), b(0.2))),
                List.of(w(1), w(0.5)));
        assertClose(r.ys().get(0), 0.6640368);
        assertClose(r.ys().get(1), 0.6144312);
    }

    @Provide Arbitrary<Sequences> sequences() {
        return Sequences.of(1, 1, 2);
    }

    @Property(tries = 10) void isALoopOverElements(@ForAll("sequences") Sequences s) {
        var a = s.arguments();
        Sequences.assertSame(s.byHand(Sequences.rnn(F::tanh)),
                Sequences.flat(F.nStepRnn(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs())));
    }

    @Property(tries = 4) void gradients(@ForAll("sequences") Sequences s) {
        s.assertGradients(a -> Sequences.flat(F.nStepRnn(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs())));
    }

    @Property(tries = 4) void rectified(@ForAll("sequences") Sequences s) {
        var a = s.arguments();
        Sequences.assertSame(s.byHand(Sequences.rnn(F::relu)),
                Sequences.flat(F.nStepRnn(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs(), "relu")));
        s.assertGradients(v -> Sequences.flat(F.nStepRnn(s.layers(), 0, v.hx(), v.ws(), v.bs(), v.xs(), "relu")));
    }

    @Test void refusesAnotherActivation() {
        var a = new Sequences(1, 1, 1, 2, 1, 1, 1, new int[] {1}).arguments();
        assertRefused("nStepRnn: expected activation to be one of tanh, relu, but found sigmoid",
                () -> F.nStepRnn(1, 0, a.hx(), a.ws(), a.bs(), a.xs(), "sigmoid"));
    }

    @Test void refusesStatesThatDoNotFit() {
        var a = new Sequences(1, 1, 1, 2, 2, 3, 2, new int[] {2, 1}).arguments();
        assertRefused("nStepRnn: expected float hx (2, B, n), but found float64 (1, 2, 2) on cpu",
                () -> F.nStepRnn(2, 0, a.hx(), a.ws(), a.bs(), a.xs()));
    }
}
