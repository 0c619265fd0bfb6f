package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRenormalizationTest {

    private final Variable x = x(new double[][] {{1, 10}, {3, 30}});

    @Test void isBatchNormalizationWithoutLeeway() {
        NDArray y = new BatchRenormalization(2).apply(x).array();
        assertTrue(y.allClose(new BatchNormalization(2).apply(x).array(), 1e-5, 1e-6));
    }

    @Test void isDrawnTowardsTheAverages() {
        var link = new BatchRenormalization(2, o -> o.eps(0).rmax(2).dmax(0.5).initialAvgMean(2).initialAvgVar(4));
        assertClose(link.apply(x), -0.5, -2 + 0.5, 0.5, 2 + 0.5);
    }

    @Test void limitsMayFollowTheSize() {
        var link = new BatchRenormalization(2, 2, 0.5, o -> o.eps(0).initialAvgMean(2).initialAvgVar(4));
        assertClose(link.apply(x), -0.5, -2 + 0.5, 0.5, 2 + 0.5);
    }

    @Test void averagesStatistics() {
        var link = new BatchRenormalization(2, 2, 1);
        link.apply(x);
        assertClose(link.avgMean(), 0.2, 2);
        assertClose(link.avgVar(), 0.9 + 0.2, 0.9 + 20);
        link.startFinetuning();
        link.apply(x, true);
        assertClose(link.avgMean(), 2, 20);
        assertEquals(1, link.N());
    }

    @Test void normalizesByTheAveragesInInference() {
        var link = new BatchRenormalization(2, o -> o.eps(0).initialAvgMean(1).initialAvgVar(4));
        try (var _ = Config.testMode()) {
            assertClose(link.apply(x), 0, 4.5, 1, 14.5);
        }
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new BatchRenormalization(2, 2, 1), List.of("gamma", "beta", "avg_mean", "avg_var", "N"), x);
    }

    @Test void refusesBoundsThatAreNone() {
        assertRefused("BatchRenormalization: expected rmax >= 1 and dmax >= 0, but found 0.5 and 0.0",
                () -> new BatchRenormalization(2, 0.5, 0));
    }
}
