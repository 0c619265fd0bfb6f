package catenary.distributions;

import static catenary.functions.Given.at;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.function.Function;
import java.util.function.Supplier;

/// What holds of every distribution.
final class Laws {

    /// Standard errors that a mean of samples may be off: seeds are fixed, so that a law that holds once holds always.
    private static final double ERRORS = 4;

    private static final int MANY = 20_000;

    /// The logarithm of probability 0.
    static final double NEVER = Double.NEGATIVE_INFINITY;

    private Laws() {}

    /// A float64 vector.
    static Variable v(double... values) {
        return new Variable(at(values));
    }

    /// The elements are these, to 12 digits.
    static void assertIs(Variable y, double... expected) {
        double[] found = y.array().toDoubleArray();
        assertEquals(expected.length, found.length, "number of elements of " + y);
        for (int i = 0; i < found.length; i++) {
            double allowed = Double.isFinite(expected[i]) ? 1e-12 * Math.max(1e-3, Math.abs(expected[i])) : 0;
            assertEquals(expected[i], found[i], allowed, "element " + i + " of " + y);
        }
    }

    /// `params()` has these names, and shapes are these.
    static void assertShapes(Distribution d, Shape batch, Shape event, String... params) {
        assertEquals(batch, d.batchShape());
        assertEquals(event, d.eventShape());
        assertArrayEquals(params, d.params().keySet().toArray());
        assertEquals(Distribution.joined(batch, event), d.sample().shape());
        assertEquals(Distribution.joined(Shape.of(3, 2), batch, event), d.sample(3, 2).shape());
        assertEquals(Distribution.joined(Shape.of(0), batch, event), d.sampleN(0).shape());
        assertEquals(Distribution.joined(Shape.of(5), batch), d.logProb(d.sampleN(5)).shape());
    }

    /// Means and variances of samples are `mean()` and `variance()`, the same seed draws the same, and another one others.
    static void assertSamplesHaveItsMoments(Distribution d) {
        NDArray x = samples(d).array();
        assertEquals(d.mean().dtype(), x.dtype());
        double[] means = x.mean(0).toDoubleArray();
        NDArray centred = x.sub(d.mean().array());
        double[] expected = d.mean().array().toDoubleArray();
        double[] spread = d.stddev().array().toDoubleArray();
        double[] variances = centred.square().mean(0).toDoubleArray();
        double[] fourth = centred.square().square().mean(0).toDoubleArray();
        for (int i = 0; i < means.length; i++) {
            assertEquals(expected[i], means[i], ERRORS * spread[i] / Math.sqrt(MANY), "mean " + i + " of " + d);
            double variance = spread[i] * spread[i];
            double error = Math.sqrt((fourth[i] - variances[i] * variances[i]) / MANY);
            assertEquals(variance, variances[i], ERRORS * error, "variance " + i + " of " + d);
        }
        assertEquals(samples(d).array(), x);
        Generator.global().seed(13);
        assertTrue(!x.equals(d.sampleN(MANY).array()), "another seed drew the same");
    }

    /// `entropy()` is the mean of `-logProb` over samples, and `perplexity()` its exponential.
    static void assertEntropyIsMeanSurprise(Distribution d) {
        assertMean(d.entropy(), d.logProb(samples(d)).neg(), "entropy of " + d);
        assertIs(d.perplexity(), F.exp(d.entropy()).array().toDoubleArray());
    }

    /// The registered divergence is the mean of the difference of `logProb` over samples of `p`, and 0 from itself.
    static void assertDivergenceIsMeanDifference(Distribution p, Distribution q) {
        Variable x = samples(p);
        Variable kl = KlDivergence.klDivergence(p, q);
        assertMean(kl, p.logProb(x).sub(q.logProb(x)), "divergence of " + p);
        assertTrue(kl.array().min().item() > 0, "divergence " + kl);
        assertTrue(KlDivergence.klDivergence(p, p).array().abs().max().item() < 1e-12, "from itself");
    }

    private static Variable samples(Distribution d) {
        Generator.global().seed(12);
        return d.sampleN(MANY);
    }

    private static void assertMean(Variable expected, Variable values, String what) {
        NDArray means = values.array().mean(0);
        double[] found = means.toDoubleArray();
        double[] deviations = values.array().sub(means).square().mean(0).sqrt().toDoubleArray();
        double[] wanted = expected.array().toDoubleArray();
        assertEquals(wanted.length, found.length);
        for (int i = 0; i < found.length; i++) {
            double error = ERRORS * deviations[i] / Math.sqrt(MANY) + 1e-9;
            assertEquals(wanted[i], found[i], error, what + ", element " + i);
        }
    }

    /// `icdf` inverts `cdf`, which with `survivalFunction` makes 1, and their logarithms are the logarithms.
    static void assertCumulates(Distribution d) {
        for (double p : new double[] {0.001, 0.2, 0.5, 0.9}) {
            Variable x = d.icdf(v(p));
            assertClose(d.cdf(x), F.broadcastTo(v(p), x.shape()));
            assertClose(d.survivalFunction(x), F.broadcastTo(v(1 - p), x.shape()));
            assertClose(d.logCdf(x), F.log(d.cdf(x)));
            assertClose(d.logSurvivalFunction(x), F.log(d.survivalFunction(x)));
        }
    }

    /// `prob` is the exponential of `logProb`.
    static void assertProbFits(Distribution d, Variable x) {
        assertClose(d.prob(x), F.exp(d.logProb(x)));
    }

    private static void assertClose(Variable a, Variable b) {
        assertTrue(a.array().allClose(b.array(), 1e-10, 1e-12), a + " is not " + b);
    }

    /// The slope of `cdf` is the density.
    static void assertCdfIsIntegral(Distribution d, Variable x) {
        d.cdf(x).sum().backward();
        assertTrue(new Variable(x.grad()).array().allClose(d.prob(x).array(), 1e-9, 1e-12),
                x.grad() + " is not " + d.prob(x));
    }

    /// Backward agrees with differences, to the second order.
    static void assertGradients(Function<Variable[], Variable> f, NDArray... xs) {
        GradientCheck.ofMany(f).order(2).at(xs);
    }

    /// Samples are differentiable: `f` makes the distribution of its parameters, and draws the same in every call.
    static void assertSamplesHaveGradients(Function<Variable[], Distribution> f, NDArray... params) {
        assertGradients(xs -> {
            Generator.global().seed(5);
            return f.apply(xs).sampleN(3);
        }, params);
    }

    /// Samples have no gradient.
    static void assertSamplesAreConstants(Distribution d) {
        assertTrue(!d.sampleN(2).requiresGrad(), d + " has samples with gradients");
    }

    static void assertUnsupported(String sentence, Supplier<?> member) {
        assertEquals(sentence, assertThrows(UnsupportedOperationException.class, member::get).getMessage());
    }

    /// Samples, densities and divergences of float32 parameters are float32.
    static void assertKeepsFloat32(Distribution d) {
        assertEquals(DType.FLOAT32, d.logProb(d.sample(2)).dtype());
        assertTrue(d.logProb(d.sample(100)).array().isFinite(), "of " + d);
    }
}
