package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertSamplesAreConstants;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.device;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CategoricalTest {

    private final Variable p =
            new Variable(Create.from(device(), DType.FLOAT64, new double[][] {{0.2, 0.3, 0.5}, {0, 1, 0}}));
    private final Categorical d = new Categorical(p);

    private static Variable numbers(Object javaArray) {
        return Variable.constant(ints(javaArray));
    }

    @Test void values() {
        assertIs(d.logProb(numbers(new int[] {2, 1})), Math.log(0.5), 0);
        assertIs(d.prob(numbers(new int[][] {{0, 0}, {1, 1}})), 0.2, 0, 0.3, 1);
        assertIs(d.entropy(), 1.0296530140645737, 0);
        assertIs(d.perplexity(), Math.exp(1.0296530140645737), 1);
        assertEquals("{0, ..., 2}", d.support());
        assertUnsupported("Categorical does not support mean", d::mean);
        assertUnsupported("Categorical does not support variance", d::stddev);
        assertUnsupported("Categorical does not support cdf", () -> d.logCdf(numbers(1)));
    }

    @Test void otherNumbersAreImpossible() {
        assertIs(new Categorical(v(0.5, 0.5)).logProb(v(-1, 0.5, 2, 1)), NEVER, NEVER, NEVER, Math.log(0.5));
    }

    @Test void logits() {
        var logit = new Variable(F.log(p).array().add(3));
        var e = new Categorical(o -> o.logit(logit));
        assertSame(logit, e.logit());
        assertIs(e.p(), p.array().toDoubleArray());
        assertIs(e.logProb(numbers(new int[] {2, 2})), Math.log(0.5), NEVER);
        assertIs(e.entropy(), 1.0296530140645737, 0);
        assertIs(KlDivergence.klDivergence(e, new Categorical(v(0.6, 0.1, 0.3))), 0.3652740407498063, Math.log(10));
        assertShapes(e, Shape.of(2), Shape.SCALAR, "logit");
    }

    @Test void laws() {
        assertShapes(d, Shape.of(2), Shape.SCALAR, "p");
        assertShapes(new Categorical(v(1)), Shape.SCALAR, Shape.SCALAR, "p");
        assertEntropyIsMeanSurprise(d);
        assertSamplesAreConstants(d);
        assertEquals(DType.INT32, d.sample().dtype());
        assertKeepsFloat32(new Categorical(x(0.5, 0.5)));
    }

    @Test void samplesAreAsFrequentAsProbable() {
        Generator.global().seed(4);
        var drawn = d.sample(20_000).array();
        for (int k = 0; k < 3; k++) {
            double[] share = drawn.eq(k).astype(DType.FLOAT64).mean(0).toDoubleArray();
            assertEquals(p.array().toDoubleArray()[k], share[0], 0.014);
            assertEquals(k == 1 ? 1 : 0, share[1]);
        }
    }

    @Test void divergence() {
        var q = new Categorical(v(0.6, 0.1, 0.3));
        assertIs(KlDivergence.klDivergence(d, q), 0.3652740407498063, Math.log(10));
        assertIs(KlDivergence.klDivergence(q, d), 0.6 * Math.log(3) + 0.1 * Math.log(1 / 3.) + 0.3 * Math.log(0.6),
                -NEVER);
        assertDivergenceIsMeanDifference(new Categorical(v(0.2, 0.3, 0.5)), q);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 3}) NDArray logit) {
        var x = numbers(new int[][] {{0, 2}, {1, 1}});
        assertGradients(a -> new Categorical(o -> o.logit(a[0])).logProb(x), logit);
        assertGradients(a -> new Categorical(F.softmax(a[0])).logProb(x), logit);
        assertGradients(a -> new Categorical(F.softmax(a[0])).entropy(), logit);
        assertGradients(a -> KlDivergence.klDivergence(new Categorical(o -> o.logit(a[0])), new Categorical(a[1])),
                logit,
                v(0.6, 0.1, 0.3).array());
    }

    @Test void gradientsAreNumbersWhereACategoryIsImpossible() {
        d.entropy().sum().backward();
        assertIs(new Variable(p.grad()), -1 - Math.log(0.2), -1 - Math.log(0.3), -1 - Math.log(0.5), 0, -1, 0);
    }

    @Test void needsEitherProbabilitiesOrLogits() {
        assertRefused("Categorical: expected either p or logit, but found neither", () -> new Categorical(_ -> {}));
        assertRefused("Categorical: expected an axis of categories, but found others",
                () -> new Categorical(v(1).reshape()));
        assertRefused("Categorical: expected parameters of one float dtype, but found others",
                () -> new Categorical(numbers(new int[] {1})));
    }
}
