package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesAreConstants;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.bools;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BernoulliTest {

    private final Variable p = v(0.2, 0.5, 0.9);
    private final Bernoulli d = new Bernoulli(p);
    private final Bernoulli ofLogit = new Bernoulli(o -> o.logit(v(Math.log(0.25), 0, Math.log(9))));

    @Test void values() {
        for (Bernoulli e : List.of(d, ofLogit)) {
            assertIs(e.logProb(v(1, 0, 0)), -1.6094379124341003, -0.6931471805599453, -2.302585092994046);
            assertIs(e.prob(v(1, 0, 0)), 0.2, 0.5, 0.1);
            assertIs(e.entropy(), 0.5004024235381879, 0.6931471805599453, 0.3250829733914482);
            assertIs(e.mean(), 0.2, 0.5, 0.9);
            assertIs(e.variance(), 0.16, 0.25, 0.09);
            assertIs(e.stddev(), 0.4, 0.5, 0.3);
            assertIs(e.logit(), Math.log(0.25), 0, Math.log(9));
        }
        assertEquals("{0, 1}", d.support());
        assertUnsupported("Bernoulli does not support mode", d::mode);
    }

    @Test void otherValuesArePutIntoTheFormula() {
        assertIs(d.logProb(v(0.5)), 0.5 * Math.log(0.16), Math.log(0.5), 0.5 * Math.log(0.09));
        assertIs(ofLogit.logProb(v(0.5)), 0.5 * Math.log(0.16), Math.log(0.5), 0.5 * Math.log(0.09));
        assertIs(d.prob(v(0.5)), 0.5, 0.5, 0.5);
    }

    @Test void orAreImpossibleIfChecked() {
        for (Bernoulli e : List.of(new Bernoulli(p, o -> o.binaryCheck(true)),
                new Bernoulli(o -> o.logit(d.logit()).binaryCheck(true)))) {
            var x = v(0.5, 1, 2);
            assertIs(e.logProb(x), NEVER, Math.log(0.5), NEVER);
            assertIs(e.prob(x), 0, 0.5, 0);
            p.clearGrad();
            e.logProb(x).sum().backward();
            assertIs(new Variable(p.grad()), 0, 2, 0);
        }
    }

    @Test void certainty() {
        var certain = v(0, 0, 1, 1);
        var e = new Bernoulli(certain);
        var infinite = new Bernoulli(o -> o.logit(v(NEVER, NEVER, -NEVER, -NEVER)));
        assertIs(e.logProb(v(0, 1, 0, 1)), 0, NEVER, NEVER, 0);
        assertIs(infinite.logProb(v(0, 1, 0, 1)), 0, NEVER, NEVER, 0);
        assertIs(e.entropy(), 0, 0, 0, 0);
        assertIs(infinite.entropy(), 0, 0, 0, 0);
        assertIs(e.sample(), 0, 0, 1, 1);
        e.logProb(v(0, 0, 1, 1)).sum().backward();
        assertIs(new Variable(certain.grad()), -1, -1, 1, 1);
    }

    @Test void noDigitsAreLostWhereItIsNearlyCertain() {
        var e = new Bernoulli(o -> o.logit(x(20, -20)));
        assertEquals(2.0611536e-9f, -e.logProb(x(1, 0)).array().toFloatArray()[0], 1e-15);
        assertEquals(2.0611536e-9f, -e.logProb(x(1, 0)).array().toFloatArray()[1], 1e-15);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "p");
        assertShapes(ofLogit, Shape.of(3), Shape.SCALAR, "logit");
        assertSamplesHaveItsMoments(d);
        assertSamplesHaveItsMoments(ofLogit);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, v(1, 0, 1));
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new Bernoulli(x(0.5, 0.25)));
        assertIs(d.logProb(Variable.constant(bools(true, false, true))), Math.log(0.2), Math.log(0.5), Math.log(0.9));
    }

    @Test void divergence() {
        var q = new Bernoulli(v(0.6));
        assertIs(KlDivergence.klDivergence(new Bernoulli(v(0.2)), q), 0.3347952867143343);
        assertIs(KlDivergence.klDivergence(new Bernoulli(o -> o.logit(v(Math.log(0.25)))), q), 0.3347952867143343);
        assertDivergenceIsMeanDifference(d, new Bernoulli(o -> o.logit(v(0.6))));
        assertIs(KlDivergence.klDivergence(new Bernoulli(v(0, 1)), new Bernoulli(v(0.5, 0))), Math.log(2), -NEVER);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1) NDArray logit) {
        assertGradients(a -> new Bernoulli(o -> o.logit(a[1])).logProb(a[0]), v(0.3).array(), logit);
        assertGradients(a -> new Bernoulli(o -> o.logit(a[0])).entropy(), logit);
        assertGradients(a -> new Bernoulli(F.sigmoid(a[1])).logProb(a[0]), v(1).array(), logit);
        assertGradients(a -> KlDivergence.klDivergence(new Bernoulli(F.sigmoid(a[1])), new Bernoulli(a[0])),
                v(0.4).array(), logit);
    }

    @Test void needsEitherProbabilityOrLogit() {
        assertRefused("Bernoulli: expected either p or logit, but found neither", () -> new Bernoulli(_ -> {}));
        assertRefused("Bernoulli: expected either p or logit, but found both",
                () -> new Bernoulli(v(1), o -> o.logit(v(1))));
        assertRefused("Bernoulli: expected parameters of one float dtype, but found others",
                () -> new Bernoulli(Variable.constant(ints(new int[] {1}))));
    }
}
