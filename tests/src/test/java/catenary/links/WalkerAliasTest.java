package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.functions.Given;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WalkerAliasTest {

    @Test void drawsInProportionToWeights() {
        double[] weights = {1, 0, 5, 0.25, 3, 3, 0.75};
        double total = Arrays.stream(weights).sum();
        int draws = 100_000;
        Generator.global().seed(5);
        NDArray ids = new WalkerAlias(weights).sample(Shape.of(draws / 4, 4));
        assertEquals(Shape.of(draws / 4, 4), ids.shape());
        assertEquals(DType.INT32, ids.dtype());
        int[] counts = new int[weights.length];
        for (int id : ids.toIntArray()) {
            counts[id]++;
        }
        for (int i = 0; i < weights.length; i++) {
            double p = weights[i] / total;
            assertEquals(p * draws, counts[i], 5 * Math.sqrt(draws * p * (1 - p)), "of " + i);
        }
    }

    @Test void neverDrawsWhatHasNoWeight() {
        double[] weights = new double[1000]; // sums of tenths are rounded
        Arrays.fill(weights, 0.1);
        weights[0] = 0;
        for (int id : new WalkerAlias(weights).sample(Shape.of(50_000)).toIntArray()) {
            assertTrue(id > 0 && id < 1000);
        }
        assertEquals(ints(new int[3]), new WalkerAlias(7).sample(Shape.of(3)));
    }

    @Test void repeatsWithTheSeed() {
        var sampler = new WalkerAlias(1, 2, 3);
        Generator.global().seed(3);
        NDArray first = sampler.sample(Shape.of(20));
        assertTrue(!first.equals(sampler.sample(Shape.of(20))));
        Generator.global().seed(3);
        assertEquals(first, sampler.to(Given.device()).sample(Shape.of(20)));
    }

    @Test void refusesWhatIsNoDistribution() {
        assertRefused("WalkerAlias: expected some weight > 0, but found none", () -> new WalkerAlias());
        assertRefused("WalkerAlias: expected some weight > 0, but found only 0", () -> new WalkerAlias(0, 0));
        assertRefused("WalkerAlias: expected finite weights >= 0, but weights[1] is -1.0",
                () -> new WalkerAlias(1, -1));
        assertRefused("WalkerAlias: expected finite weights >= 0, but weights[0] is NaN",
                () -> new WalkerAlias(Double.NaN));
    }
}
