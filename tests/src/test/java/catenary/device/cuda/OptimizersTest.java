package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.links.Linear;
import catenary.links.Sequential;
import catenary.optimizers.Adam;
import catenary.optimizers.GradientMethod;
import catenary.optimizers.MomentumSGD;
import catenary.optimizers.SGD;
import catenary.optimizers.SMORMS3;
import catenary.optimizers.UpdateRule;
import catenary.optimizers.hooks.GradientClipping;
import catenary.optimizers.hooks.WeightDecay;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Optimizers change all parameters of a model on the device in one launch.
class OptimizersTest {

    private final Sequential cpu = new Sequential(new Linear(3, 40), new Linear(40, 70), new Linear(70, 2));
    private final Sequential gpu = new Sequential(new Linear(3, 40), new Linear(40, 70), new Linear(70, 2));

    private static void draw(List<Parameter> params, long seed, boolean grads) {
        Random r = new Random(seed);
        for (Parameter p : params) {
            double[] values = r.doubles(p.array().size(), -1, 1).toArray();
            NDArray x = Create.of(Devices.cpu(), p.dtype(), p.array().shape(), values).to(p.device());
            if (grads) {
                p.grad(x);
            } else {
                p.array().assign(x);
            }
        }
    }

    private static long update(GradientMethod optimizer, Sequential model, long seed) {
        draw(model.params(), seed, true);
        long before = HostGpu.driver().launches();
        optimizer.update();
        return HostGpu.driver().launches() - before;
    }

    private void assertLaunches(int expected, Supplier<GradientMethod> algorithm) {
        gpu.to(HostGpu.device());
        GradientMethod one = algorithm.get();
        GradientMethod other = algorithm.get();
        one.setup(cpu);
        other.setup(gpu);
        for (Sequential model : List.of(cpu, gpu)) {
            draw(model.params(), 1, false);
            if (expected > 1) {
                ((UpdateRule) model.params().getFirst().updateRule()).hyperparam().set("alpha", 0.5);
            }
        }
        one.addHook(new WeightDecay(0.125));
        other.addHook(new WeightDecay(0.125));
        for (int step = 0; step < 3; step++) {
            assertEquals(0, update(one, cpu, step));
            long launches = update(other, gpu, step);
            if (step > 0) { // the first checks that there are gradients
                assertEquals(expected, launches);
            }
        }
        for (int i = 0; i < cpu.params().size(); i++) {
            assertArrayEquals(cpu.params().get(i).array().toDoubleArray(),
                    gpu.params().get(i).array().toDoubleArray(), 1e-6);
        }
    }

    @Test void aStepIsOneLaunch() {
        assertLaunches(1, Adam::new);
        assertLaunches(1, MomentumSGD::new);
        assertLaunches(1, SMORMS3::new);
    }

    @Test void clippingIsTheCpus() {
        for (double threshold : new double[] {0.5, 1e3}) {
            gpu.to(HostGpu.device());
            for (Sequential model : List.of(cpu, gpu)) {
                draw(model.params(), 1, false);
                GradientMethod optimizer = new SGD(0.5);
                optimizer.setup(model);
                optimizer.addHook(new GradientClipping(threshold));
                update(optimizer, model, 2);
            }
            for (int i = 0; i < cpu.params().size(); i++) {
                assertArrayEquals(cpu.params().get(i).array().toDoubleArray(),
                        gpu.params().get(i).array().toDoubleArray(), 1e-6);
            }
        }
    }

    @Test void parametersWithNumbersOfTheirOwnAreAnother() {
        assertLaunches(2, Adam::new);
    }
}
