package catenary.functions.rnn;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;

import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NStepGruTest {

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
        var ws = IntStream.rangeClosed(1, 6).mapToObj(i -> w(0.1 * i)).toList();
        var bs = IntStream.rangeClosed(1, 6).mapToObj(i -> b(0.01 * i)).toList();
        var r = F.nStepGru(1, 0, scalar(0), List.of(ws), List.of(bs), List.of(w(1), w(0.5)));
        assertClose(r.ys().get(0), 0.1503013);
        assertClose(r.ys().get(1), 0.1964038);
        assertClose(r.hy(), 0.1964038);
    }

    @Provide Arbitrary<Sequences> sequences() {
        return Sequences.of(1, 1, 6);
    }

    @Property(tries = 10) void isALoopOverElements(@ForAll("sequences") Sequences s) {
        var a = s.arguments();
        Sequences.assertSame(s.byHand(Sequences.gru()),
                Sequences.flat(F.nStepGru(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs())));
    }

    @Property(tries = 4) void gradients(@ForAll("sequences") Sequences s) {
        s.assertGradients(a -> Sequences.flat(F.nStepGru(s.layers(), 0, a.hx(), a.ws(), a.bs(), a.xs())));
    }

    @Test void refusesStatesThatDoNotFit() {
        var a = new Sequences(1, 1, 1, 6, 2, 3, 2, new int[] {2, 1}).arguments();
        assertRefused("nStepGru: expected float hx (2, B, n), but found float64 (1, 2, 2) on cpu",
                () -> F.nStepGru(2, 0, a.hx(), a.ws(), a.bs(), a.xs()));
    }
}
