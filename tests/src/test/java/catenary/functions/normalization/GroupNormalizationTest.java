package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static catenary.functions.normalization.Plainly.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GroupNormalizationTest {

    /// The numbers of groups, and shapes with that many times some channels.
    record Case(int groups, int size, int[] shape) {

        int below() {
            return Shape.of(shape).size() / shape[0] / shape[1];
        }
    }

    @Provide Arbitrary<Case> cases() {
        Arbitrary<Integer> some = Arbitraries.integers().between(1, 3);
        return Combinators.combine(some, some, some, some.list().ofMaxSize(2)).as((batch, groups, size, rest) -> {
            int[] shape = new int[2 + rest.size()];
            shape[0] = batch;
            shape[1] = groups * size;
            for (int i = 0; i < rest.size(); i++) {
                shape[2 + i] = rest.get(i);
            }
            return new Case(groups, size, shape);
        });
    }

    @Property(tries = 20) void theDefinition(@ForAll("cases") Case c) {
        int channels = c.shape[1];
        NDArray gamma = randn(channels);
        NDArray beta = gamma.mul(gamma);
        Variable y = F.groupNormalization(new Variable(randn(c.shape)), c.groups, new Variable(gamma),
                new Variable(beta), o -> o.eps(0.1));
        assertAgrees(Plainly.standardized(randn(c.shape), i -> i / (c.size * c.below()), i -> i / c.below() % channels,
                gamma, beta, 0.1), y.array());
    }

    @Property(tries = 15) void gradients(@ForAll("cases") Case c) {
        int channels = c.shape[1];
        GradientCheck.ofMany(v -> F.groupNormalization(v[0], c.groups, v[1], v[2], o -> o.eps(0.5))).order(2)
                .at(randn(c.shape), randn(channels), randn(channels));
    }

    @Test void oneGroupAChannelIsInstanceNormalization() {
        Variable x = new Variable(randn(2, 3, 5));
        Variable y = F.groupNormalization(x, 3, new Variable(randn(3)), new Variable(randn(3)), o -> o.eps(2e-5));
        for (int i = 0; i < 2; i++) {
            Variable one =
                    F.batchNormalization(x.get(i + ":" + (i + 1)), new Variable(randn(3)), new Variable(randn(3)));
            assertTrue(y.get(i + ":" + (i + 1)).array().allClose(one.array(), 1e-12, 1e-12));
        }
    }

    @Test void emptyBatchesAndOtherDtypes() {
        assertEquals(Shape.of(0, 4, 3), F.groupNormalization(empty(0, 4, 3), 2, x(1, 2, 3, 4), x(1, 2, 3, 4)).shape());
        Variable x16 = new Variable(randn(2, 2).astype(DType.FLOAT16));
        Variable y = F.groupNormalization(x16, 2, x(1, 1), x(3, 4));
        assertEquals(DType.FLOAT16, y.dtype());
        assertClose(y, 3, 4, 3, 4);
    }

    @Test void refusesWhatDoesNotFit() {
        for (int groups : new int[] {0, 2}) {
            assertRefused(
                    "groupNormalization: expected x.rank >= 2 and groups that divide x.shape[1], but found " + groups
                            + " groups",
                    () -> F.groupNormalization(empty(2, 3), groups, x(1, 2, 3), x(1, 2, 3)));
        }
        assertRefused("groupNormalization: expected beta to be float32 (4,), but found float32 (2,)",
                () -> F.groupNormalization(empty(2, 4), 2, x(1, 2, 3, 4), x(1, 2)));
    }
}
