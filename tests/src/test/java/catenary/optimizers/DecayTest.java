package catenary.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.functions.Given;
import catenary.links.Linear;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecayTest {

    /// After one gradient, 2000 steps without any: 0.9 to that power is far below the smallest normal float.
    @Test void averagesOfADeadUnitEndAtZeroAndNotAmongSubnormals() {
        for (GradientMethod rule : List.of(new Adam(), new AMSGrad(), new MomentumSGD(), new NesterovAG(),
                new CorrectedMomentumSGD(), new RMSprop(o -> o.alpha(0.9)))) {
            Linear link = new Linear(3, 2);
            rule.setup(link);
            step(rule, link, 1);
            for (int i = 0; i < 2000; i++) {
                step(rule, link, 0);
            }
            Map<String, NDArray> state = ((UpdateRule) link.W().updateRule()).state();
            state.forEach((name, x) -> {
                if (!name.startsWith("v") || !(rule instanceof Adam || rule instanceof AMSGrad)) {
                    assertEquals(0, x.abs().max().item(), rule + " " + name);
                }
            });
        }
    }

    private static void step(GradientMethod rule, Linear link, double g) {
        for (Parameter p : link.params()) {
            Shape shape = p.shape();
            p.grad(Create.full(Given.device(), p.dtype(), shape, g));
        }
        rule.update();
    }
}
