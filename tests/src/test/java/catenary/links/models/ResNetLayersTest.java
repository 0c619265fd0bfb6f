package catenary.links.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.links.CopyMode;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Npz;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResNetLayersTest {

    /// The same network with fewer channels.
    private static final class Small extends ResNetLayers {
        Small(String pretrainedModel, boolean downsampleFb, int... depths) {
            super(pretrainedModel, depths, 2, 5, o -> o.downsampleFb(downsampleFb));
            load(pretrainedModel, "Small.npz");
        }
    }

    private static Variable x(int... shape) {
        return Variable.constant(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(shape)));
    }

    @Test void hasChainerSKeys() {
        var keys = DictionarySerializer.copies(new Small(null, false, 2, 1, 1, 1)).keySet();
        assertTrue(keys.containsAll(List.of("conv1/W", "conv1/b", "bn1/gamma", "bn1/beta", "bn1/avg_mean",
                "bn1/avg_var",
                "bn1/N", "res2/a/conv1/W", "res2/a/conv4/W", "res2/a/bn4/avg_var", "res2/b1/conv3/W", "res2/b1/bn3/N",
                "fc6/W", "fc6/b")), keys.toString());
        assertFalse(keys.contains("res2/a/conv1/b"));
        assertFalse(keys.contains("res2/b1/conv4/W"));
        assertFalse(keys.contains("res2/b2/conv1/W"));
    }

    @Test void hasAsManyWeightsAsThePaperS() {
        var net = new ResNet50Layers();
        assertEquals(25_557_096, net.countParams());
        assertEquals(List.of("conv1", "pool1", "res2", "res3", "res4", "res5", "pool5", "fc6", "prob"),
                net.availableLayers());
    }

    @Test void halvesTheImageFiveTimes() {
        for (boolean fb : new boolean[] {false, true}) {
            var net = new Small(null, fb, 1, 2, 1, 1);
            var ys = net.apply(x(2, 3, 64, 96),
                    List.of("conv1", "pool1", "res2", "res3", "res4", "res5", "pool5", "fc6"));
            assertEquals(Shape.of(2, 2, 32, 48), ys.get("conv1").shape());
            assertEquals(Shape.of(2, 2, 16, 24), ys.get("pool1").shape());
            assertEquals(Shape.of(2, 8, 16, 24), ys.get("res2").shape());
            assertEquals(Shape.of(2, 16, 8, 12), ys.get("res3").shape());
            assertEquals(Shape.of(2, 64, 2, 3), ys.get("res5").shape());
            assertTrue(ys.get("pool5").array().allClose(ys.get("res5").array().mean(2, 3), 1e-5, 1e-6));
            assertEquals(Shape.of(2, 5), ys.get("fc6").shape());
        }
    }

    @Test void theTwoVariantsSeeOtherPixels() {
        var net = new Small(null, false, 1, 1, 1, 1);
        var fb = new Small(null, true, 1, 1, 1, 1);
        fb.copyParams(net);
        var x = x(1, 3, 64, 64);
        var layers = List.of("res2", "res3");
        try (var _ = Config.testMode()) {
            var ys = net.apply(x, layers);
            var ysFb = fb.apply(x, layers);
            assertEquals(ys.get("res2").array(), ysFb.get("res2").array());
            assertFalse(ys.get("res3").array().allClose(ysFb.get("res3").array(), 1e-3, 1e-3));
        }
    }

    @Test void copiesAndFilesGiveTheSame(@TempDir Path folder) {
        var net = new Small(null, false, 2, 1, 1, 1);
        var x = x(2, 3, 32, 32);
        net.apply(x); // moves the running averages
        var file = folder.resolve("net.npz");
        Npz.save(file, net);
        var loaded = new Small(file.toString(), false, 2, 1, 1, 1);
        var copy = (Small) net.copy(CopyMode.COPY);
        try (var _ = Config.testMode()) {
            NDArray y = net.apply(x).array();
            assertEquals(y, loaded.apply(x).array());
            assertEquals(y, copy.apply(x).array());
            copy.params().forEach(p -> p.array().assign(p.array().mul(2)));
            assertEquals(y, net.apply(x).array());
            assertFalse(y.allClose(copy.apply(x).array(), 1e-3, 1e-3));
        }
    }

    @Test void learns() {
        var net = new Small(null, false, 2, 1, 1, 1);
        net.clearGrads();
        net.apply(x(2, 3, 64, 64), List.of("fc6")).get("fc6").sum().backward();
        net.namedParams().forEach((path, p) -> assertTrue(p.grad() != null && p.grad().isFinite(), path));
    }
}
