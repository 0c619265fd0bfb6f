package catenary.distributions;

import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KlDivergenceTest {

    private final Exponential p = new Exponential(v(2));
    private final Exponential q = new Exponential(v(0.5));

    /// All values are of one number, that is drawn for certain.
    private static final class Constant extends Distribution {

        @Override public Shape batchShape() {
            return Shape.SCALAR;
        }

        @Override public Shape eventShape() {
            return Shape.SCALAR;
        }

        @Override public Map<String, Variable> params() {
            return Map.of();
        }

        @Override public String support() {
            return "{1}";
        }

        @Override public Variable sampleN(int n) {
            return F.broadcastTo(v(1), n);
        }

        @Override public Variable logProb(Variable x) {
            return x.mul(0);
        }
    }

    @Test void crossEntropyIsEntropyAndDivergence() {
        assertIs(KlDivergence.crossEntropy(p, q), 1 - Math.log(2) + 0.636294361119891);
        assertIs(KlDivergence.crossEntropy(p, p), p.entropy().item());
    }

    @Test void formulasAreFoundByBothClasses() {
        assertRefused("klDivergence: expected a registered pair, but found Constant and Exponential",
                () -> KlDivergence.klDivergence(new Constant(), p));
        KlDivergence.registerKl(Constant.class, Exponential.class, (c, e) -> e.logProb(c.sample()).neg());
        assertIs(KlDivergence.klDivergence(new Constant(), p), 2 - Math.log(2));
        assertRefused("klDivergence: expected a registered pair, but found Exponential and Constant",
                () -> KlDivergence.klDivergence(p, new Constant()));
        KlDivergence.registerKl(Constant.class, Exponential.class, (_, _) -> v(3));
        assertIs(KlDivergence.klDivergence(new Constant(), p), 3);
    }

    @Test void distributionsOfUsersSayWhatTheyLack() {
        assertUnsupported("Constant does not support entropy", () -> KlDivergence.crossEntropy(new Constant(), p));
        assertUnsupported("Constant does not support covariance", () -> new Constant().covariance());
        assertIs(new Constant().prob(v(1)), 1);
        assertEquals("Constant(batchShape=(), eventShape=())", new Constant().toString());
    }
}
