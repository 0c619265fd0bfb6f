package catenary.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.links.Chain;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Steps in float32 are rounded where NumPy rounds Chainer's, so that a long run stays with a run of Chainer: each
/// formula here is in plain floats, in Chainer's order.
class RoundingTest {

    private static final int STEPS = 5;

    /// A step of one element: changes the parameter `[0]` and what is remembered, from `[1]` on.
    private interface Rule {
        void step(float[] s, float g, int t);
    }

    private static void assertSameBits(GradientMethod optimizer, int remembered, Rule rule) {
        var random = new Random(1);
        float[][] states = new float[50][1 + remembered];
        float[] params = new float[states.length];
        for (int i = 0; i < states.length; i++) {
            params[i] = states[i][0] = (float) random.nextGaussian();
        }
        Chain link = new Chain();
        var p = link.addParam("p", new Parameter(Create.of(Devices.cpu(), Shape.of(params.length), params)));
        optimizer.setup(link);
        for (int t = 1; t <= STEPS; t++) {
            float[] g = new float[states.length];
            for (int i = 0; i < g.length; i++) {
                g[i] = (float) random.nextGaussian();
                rule.step(states[i], g[i], t);
                params[i] = states[i][0];
            }
            p.grad(Create.of(Devices.cpu(), Shape.of(g.length), g));
            optimizer.update();
            assertArrayEquals(params, p.array().toFloatArray(), "step " + t);
        }
    }

    private static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    @Test void nesterovAG() {
        assertSameBits(new NesterovAG(0.3, 0.7), 1, (s, g, _) -> {
            s[1] = s[1] * 0.7f - 0.3f * g;
            s[0] += (float) (0.7 * 0.7) * s[1];
            s[0] -= (float) (1.7 * 0.3) * g;
        });
    }

    @Test void adaDelta() {
        assertSameBits(new AdaDelta(0.9, 1e-4), 2, (s, g, _) -> {
            float rest = (float) (1 - 0.9);
            s[1] = s[1] * 0.9f + rest * g * g;
            float dx = sqrt((s[2] + 1e-4f) / (s[1] + 1e-4f)) * g;
            s[2] = s[2] * 0.9f + rest * dx * dx;
            s[0] -= dx;
        });
    }

    @Test void rmsprop() {
        assertSameBits(new RMSprop(o -> o.lr(0.1).alpha(0.9)), 1, (s, g, _) -> {
            s[1] = s[1] * 0.9f + (float) (1 - 0.9) * g * g;
            s[0] -= 0.1f * g / (sqrt(s[1]) + 1e-8f);
        });
    }

    @Test void rmspropGraves() {
        assertSameBits(new RMSpropGraves(0.1), 3, (s, g, _) -> {
            float rest = (float) (1 - 0.95);
            s[1] = s[1] * 0.95f + rest * g * g;
            s[2] = s[2] * 0.95f + rest * g;
            s[3] = s[3] * 0.9f - 0.1f * g / sqrt(s[1] - s[2] * s[2] + 1e-4f);
            s[0] += s[3];
        });
    }

    @Test void smorms3() {
        assertSameBits(new SMORMS3(0.1), 3, (s, g, t) -> {
            float mem = t == 1 ? 1 : s[1];
            float r = 1 / (mem + 1);
            s[2] = (1 - r) * s[2] + r * g;
            s[3] = (1 - r) * s[3] + r * g * g;
            float x = s[2] * s[2] / (s[3] + 1e-16f);
            s[0] -= g * Math.min(x, 0.1f) / (sqrt(s[3]) + 1e-16f);
            s[1] = 1 + mem * (1 - x);
        });
    }

    @Test void msvag() {
        assertSameBits(new MSVAG(0.1), 2, (s, g, t) -> {
            double power = Math.pow(0.9, t);
            double rho = Math.min(0.9999, (1 - 0.9) * (1 - 0.9) * (1 - power * power)
                    / ((1 - power) * (1 - power) * (1 - 0.9 * 0.9)));
            s[1] += (float) (1 - 0.9) * (g - s[1]);
            s[2] += (float) (1 - 0.9) * (g * g - s[2]);
            float mean = s[1] / (float) (1 - power);
            float square = mean * mean;
            float spread = (s[2] / (float) (1 - power) - square) / (float) (1 - rho);
            s[0] -= 0.1f * mean * Math.clamp(square / (square + (float) rho * spread), 0, 1);
        });
    }
}
