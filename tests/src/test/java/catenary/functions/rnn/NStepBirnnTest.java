package catenary.functions.rnn;

import static catenary.functions.Given.assertRefused;

import catenary.functions.F;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NStepBirnnTest {

    @Provide Arbitrary<Sequences> sequences() {
        return Sequences.of(2, 1, 2);
    }

    @Property(tries = 10) void isALoopOverElements(@ForAll("sequences") Sequences s) {
        var a = s.arguments();
        Sequences.assertSame(s.byHand(Sequences.rnn(F::tanh)),
                Sequences.flat(F.nStepBirnn(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs())));
    }

    @Property(tries = 4) void gradients(@ForAll("sequences") Sequences s) {
        s.assertGradients(a -> Sequences.flat(F.nStepBirnn(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs())));
    }

    @Property(tries = 4) void rectified(@ForAll("sequences") Sequences s) {
        var a = s.arguments();
        Sequences.assertSame(s.byHand(Sequences.rnn(F::relu)),
                Sequences.flat(F.nStepBirnn(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs(), "relu")));
        s.assertGradients(v -> Sequences.flat(F.nStepBirnn(s.layers(), 0, v.hx(), v.ws(), v.bs(), v.xs(), "relu")));
    }

    @Test void refusesStatesThatDoNotFit() {
        var a = new Sequences(1, 1, 1, 2, 2, 3, 2, new int[] {2, 1}).arguments();
        assertRefused("nStepBirnn: expected float hx (2, B, n), but found float64 (1, 2, 2) on cpu",
                () -> F.nStepBirnn(1, 0, a.hx(), a.ws(), a.bs(), a.xs()));
    }
}
