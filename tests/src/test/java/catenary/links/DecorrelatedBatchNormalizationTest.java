package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecorrelatedBatchNormalizationTest {

    private final Variable x = new Variable(Given.randn(20, 4).astype(DType.FLOAT32));

    @Test void makesChannelsOfAGroupUncorrelated() {
        var link = new DecorrelatedBatchNormalization(4, 1);
        NDArray y = link.apply(x).array();
        NDArray covariance = y.transpose().matmul(y).mul(1. / 20);
        assertTrue(covariance.allClose(Create.eye(y.device(), y.dtype(), 4), 1e-3, 1e-3), covariance.toString());
        assertEquals(F.decorrelatedBatchNormalization(x, o -> o.groups(1)).array(), y);
    }

    @Test void changesNothingInInferenceAtFirst() {
        try (var _ = Config.testMode()) {
            var link = new DecorrelatedBatchNormalization(4, 2);
            assertTrue(link.apply(x).array().allClose(x.array(), 1e-6, 1e-6));
            assertEquals(Shape.of(2, 2), link.avgMean().shape());
            assertEquals(Shape.of(2, 2, 2), link.avgProjection().shape());
        }
    }

    @Test void normalizesByTheAverages() {
        var link = new DecorrelatedBatchNormalization(4, o -> o.groups(2).decay(0));
        link.apply(x);
        try (var _ = Config.testMode()) {
            NDArray y = F.fixedDecorrelatedBatchNormalization(x, Variable.constant(link.avgMean()),
                    Variable.constant(link.avgProjection()), 2).array();
            assertEquals(y, link.apply(x).array());
            assertNotEquals(x.array(), y);
        }
    }

    @Test void countsBatchesAlikeWhileFineTuning() {
        var link = new DecorrelatedBatchNormalization(4, 4);
        link.apply(x, true);
        link.apply(x.add(2), true);
        NDArray mean = F.mean(x, 0).array().add(1).reshape(4, 1);
        assertTrue(link.avgMean().allClose(mean, 1e-5, 1e-6));
        assertEquals(2, link.N());
        link.startFinetuning();
        assertEquals(0, link.N());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new DecorrelatedBatchNormalization(4, 2), List.of("avg_mean", "avg_projection", "N"), x);
    }

    @Test void refusesChannelsThatCannotBeDivided() {
        assertRefused("DecorrelatedBatchNormalization: expected size to be a multiple of groups, but 4 is none of 16",
                () -> new DecorrelatedBatchNormalization(4));
    }
}
