package catenary.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.links.Link;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Three steps of each algorithm from (1, -2), against Chainer 7.8.1 in float32.
class AlgorithmsTest {

    private static final double[][] GRADS = {{.5, -1}, {.25, 2}, {-.1, .3}};

    static final class Model extends Link {
        final Parameter p;

        Model(DType dtype) {
            p = new Parameter(array(dtype, 1, -2));
        }
    }

    private static NDArray array(DType dtype, double... values) {
        return Create.of(Given.device(), dtype, Shape.of(values.length), values);
    }

    static Stream<Arguments> algorithms() {
        return Stream.of(
                row(SGD::new, .995, -1.99, .9925, -2.01, .9935, -2.013),
                row(MomentumSGD::new, .995, -1.99, .988, -2.001, .9827, -2.0139),
                row(CorrectedMomentumSGD::new, .995, -1.99, .988, -2.001, .9827, -2.0139),
                row(NesterovAG::new, .98645, -1.9729, .97603, -2.01981, .973637, -2.035959),
                row(AdaGrad::new, .999, -1.999, .9985528, -1.9998944, .9987289, -2.0000274),
                row(AdaDelta::new, .995528, -1.9955279, .9926415, -2.0012131, .9939081, -2.0023704),
                row(RMSprop::new, .9, -1.9, .8550987, -1.9895322, .8728626, -2.0029085),
                row(RMSpropGraves::new, .9995431, -1.9995416, .9989190, -1.9995333, .9984418, -1.9995877),
                row(SMORMS3::new, .9985858, -1.9985858, .9977952, -2.0000367, .9981878, -2.0002947),
                row(MSVAG::new, .95, -1.9, .9169706, -1.9074882, .9061371, -1.9188238),
                row(Adam::new, .999, -1.999, .9980679, -1.999366, .9974712, -1.9997315),
                row(AMSGrad::new, .999, -1.999, .9980679, -1.999366, .9974712, -1.9997315),
                row(AdaBound::new, .999, -1.999, .9980679, -1.999366, .9974712, -1.9997315),
                row(AMSBound::new, .999, -1.999, .9980679, -1.999366, .9974712, -1.9997315),
                row(() -> new AdamW(o -> o.weightDecayRate(.1)), .899, -1.799, .8081678, -1.6194659, .7267543,
                        -1.4578848));
    }

    private static Arguments row(Supplier<GradientMethod> algorithm, double... expected) {
        return Arguments.of(algorithm.get().getClass().getSimpleName(), algorithm, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("algorithms") void takesChainersSteps(String name, Supplier<GradientMethod> algorithm,
            double[] expected) {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            var model = new Model(dtype);
            var optimizer = algorithm.get().setup(model);
            for (int i = 0; i < GRADS.length; i++) {
                NDArray g = array(dtype, GRADS[i]);
                model.p.grad(g);
                optimizer.update();
                assertTrue(model.p.array().allClose(array(dtype, expected[2 * i], expected[2 * i + 1]), 2e-6, 0),
                        name + " step " + (i + 1) + ": " + model.p.array());
                assertEquals(array(dtype, GRADS[i]), g, "gradients are not changed in place");
            }
            assertEquals(3, optimizer.t());
        }
    }

    @Test void theStepIsTakenInPlace() {
        var model = new Model(DType.FLOAT32);
        NDArray before = model.p.array();
        model.p.grad(array(DType.FLOAT32, 1, 1));
        new SGD().setup(model).update();
        assertEquals(.99, before.get(0).item(), 1e-6);
    }

    @Test void adamsRateFollowsTheCount() {
        var adam = new Adam(0.1).setup(new Model(DType.FLOAT32));
        assertThrows(IllegalStateException.class, adam::lr);
        adam.target().params().getFirst().grad(array(DType.FLOAT32, 1, 1));
        adam.update();
        assertEquals(0.1 * Math.sqrt(0.001) / 0.1, adam.lr(), 1e-9);
    }

    @Test void adamsVariantsAreAlsoItsOptions() {
        assertEquals(run(new AMSGrad(0.1)), run(new Adam(o -> o.alpha(0.1).amsgrad(true))));
        assertEquals(run(new AdaBound(o -> o.finalLr(.01))), run(new Adam(o -> o.adabound(true).finalLr(.01))));
    }

    private static NDArray run(GradientMethod optimizer) {
        var model = new Model(DType.FLOAT32);
        optimizer.setup(model);
        for (double[] g : GRADS) {
            model.p.grad(array(DType.FLOAT32, g));
            optimizer.update();
        }
        return model.p.array();
    }

    @Test void anEpsThatVanishesIsRefused() {
        for (GradientMethod o : new GradientMethod[] {new Adam(q -> q.eps(1e-60)), new RMSprop(q -> q.eps(1e-60))}) {
            var e = assertThrows(IllegalArgumentException.class, () -> run(o));
            assertTrue(e.getMessage().endsWith("expected an eps that is not 0 in float32, but found 1.0E-60"));
        }
    }

    @Test void printsItsNumbers() {
        assertEquals("MomentumSGD(lr=0.1, momentum=0.9)", new MomentumSGD(0.1).toString());
    }
}
