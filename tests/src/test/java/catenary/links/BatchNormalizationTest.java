package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.serializers.DictionarySerializer;
import java.util.List;
import catenary.array.Generator;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {

    private final Variable x = x(new double[][] {{1, 10}, {3, 30}});
    private final Variable images = new Variable(Given.randn(4, 3, 5, 2).astype(DType.FLOAT32));

    @Test void takesMeanAndVarianceOutOfABatch() {
        var link = new BatchNormalization(2, o -> o.eps(0).initialGamma(2).initialBeta(0.5));
        assertClose(link.apply(x), -1.5, -1.5, 2.5, 2.5);
    }

    @Test void averagesStatisticsInTraining() {
        var link = new BatchNormalization(2, o -> o.decay(0.75));
        link.apply(x);
        assertClose(link.avgMean(), 0.5, 5);
        assertClose(link.avgVar(), 0.75 + 0.25 * 2, 0.75 + 0.25 * 200);
        assertEquals(0, link.N());
    }

    @Test void normalizesByTheAveragesOtherwise() {
        var link = new BatchNormalization(2, o -> o.eps(0).initialAvgMean(1).initialAvgVar(x(4, 100).array()));
        try (var _ = Config.testMode()) {
            assertClose(link.apply(x), 0, 0.9, 1, 2.9);
        }
        assertClose(link.avgMean(), 1, 1);
    }

    @Test void countsBatchesAlikeWhileFineTuning() {
        var link = new BatchNormalization(2);
        link.apply(x);
        link.startFinetuning();
        link.apply(x, true);
        assertClose(link.avgMean(), 2, 20);
        link.apply(x.add(3), true);
        assertClose(link.avgMean(), 3.5, 21.5);
        assertEquals(2, link.N());
        link.startFinetuning();
        assertEquals(0, link.N());
    }

    @Test void aBatchThatIsRefusedIsNotCounted() {
        var link = new BatchNormalization(2);
        NDArray mean = link.avgMean().copy();
        assertRefused("batchNormalization: expected gamma to be float32 (3,), but found float32 (2,)",
                () -> link.apply(images, true));
        assertEquals(0, link.N());
        assertEquals(mean, link.avgMean());
    }

    @Test void leavesOutScaleOrShift() {
        var link = new BatchNormalization(3, o -> o.useGamma(false).useBeta(false));
        assertNull(link.gamma());
        assertNull(link.beta());
        assertTrue(link.params().isEmpty());
        assertEquals(new BatchNormalization(3).apply(images).array(), link.apply(images).array());
        assertKept(() -> new BatchNormalization(3, o -> o.useGamma(false)), List.of("beta", "avg_mean", "avg_var", "N"),
                images);
    }

    @Test void normalizesOverTheAxesGivenAndLearnsTheirLengths() {
        var link = new BatchNormalization(o -> o.axis(0, -1));
        assertNull(link.avgMean());
        assertTrue(link.toString().contains("size=?"), link.toString());
        Variable y = link.apply(images);
        assertEquals(Shape.of(3, 5), link.gamma().shape());
        assertEquals(Shape.of(3, 5), link.avgVar().shape());
        assertTrue(F.mean(y, 0, 3).array().allClose(link.beta().array(), 0, 1e-5));
        try (var _ = Config.testMode()) {
            assertEquals(images.shape(), link.apply(images).shape());
        }
    }

    @Test void learnsItsLengthsInInference() {
        try (var _ = Config.testMode()) {
            Variable y = new BatchNormalization(o -> o.axis(0, 2, 3).eps(0)).apply(images);
            assertTrue(y.array().allClose(images.array(), 1e-6, 1e-6));
        }
    }

    @Test void hasParametersOfSeveralAxes() {
        var link = new BatchNormalization(new int[] {3, 5});
        link.apply(images);
        assertEquals(Shape.of(3, 5), link.gamma().shape());
        assertEquals(new BatchNormalization(o -> o.axis(0, 3)).apply(images).array(), link.apply(images).array());
    }

    @Test void hasADtypeOfItsOwn() {
        var link = new BatchNormalization(2, o -> o.dtype(DType.FLOAT64));
        assertEquals(DType.FLOAT64, link.gamma().dtype());
        assertEquals(DType.FLOAT64, link.avgMean().dtype());
        assertEquals(DType.FLOAT32, link.apply(x).dtype());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new BatchNormalization(3), List.of("gamma", "beta", "avg_mean", "avg_var", "N"), images);
        assertKept(() -> new BatchNormalization(o -> o.axis(0, 2, 3)),
                List.of("gamma", "beta", "avg_mean", "avg_var", "N"), images);
    }

    @Test void isSavedBeforeItKnowsItsSize() {
        var entries = DictionarySerializer.copies(new BatchNormalization(o -> o.axis(0)));
        var loaded = new BatchNormalization(o -> o.axis(0));
        DictionarySerializer.load(entries, loaded, o -> o);
        assertNull(loaded.avgMean());
        assertEquals(Shape.of(2), loaded.apply(x).array().get(0).shape());
    }

    @Test void aCopyAveragesForItself() {
        var link = new BatchNormalization(2);
        var copy = (BatchNormalization) link.copy(CopyMode.COPY);
        copy.apply(x);
        assertNotEquals(copy.avgMean(), link.avgMean());
        link.copyParams(copy);
        assertEquals(copy.avgMean(), link.avgMean());
        link.apply(x);
        assertNotEquals(copy.avgMean(), link.avgMean());
    }

    @Test void needsASizeOrAxes() {
        assertRefused("BatchNormalization: expected a size or axes, but found neither",
                () -> new BatchNormalization(o -> o.eps(1)));
        assertRefused("BatchNormalization: expected size > 0, but found 0", () -> new BatchNormalization(0));
    }

    @Test void whatIsForgottenCountsOnce() {
        var plain = new BatchNormalization(3);
        var forgotten = new BatchNormalization(3);
        var x = new Variable(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(4, 3)));
        plain.apply(x, true);
        forgotten.clearGrads();
        F.forget(v -> forgotten.apply(v, true), x).sum().backward();
        assertEquals(plain.avgMean(), forgotten.avgMean());
        assertEquals(plain.avgVar(), forgotten.avgVar());
        assertEquals(1, forgotten.N());
    }
}
