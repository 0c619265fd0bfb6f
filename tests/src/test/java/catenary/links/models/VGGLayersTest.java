package catenary.links.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.serializers.BadFileException;
import catenary.serializers.Npz;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VGGLayersTest {

    /// The same network with fewer channels, since the real one has 138 million weights.
    private static final class Small extends VGGLayers {
        Small(String pretrainedModel, int... depths) {
            super(pretrainedModel, depths, new int[] {2, 3, 4, 5, 4}, 8, 6);
            load(pretrainedModel, "Small.npz");
        }
    }

    private static final int[] VGG16 = {2, 2, 3, 3, 3};

    private static NDArray image(int... shape) {
        return Generator.global().rand(Given.device(), DType.FLOAT32, Shape.of(shape)).mul(255);
    }

    @Test void hasTheLayersOfThePaper() {
        var vgg = new Small(null, VGG16);
        assertEquals(
                List.of("conv1_1", "conv1_2", "pool1", "conv2_1", "conv2_2", "pool2", "conv3_1", "conv3_2", "conv3_3",
                        "pool3", "conv4_1", "conv4_2", "conv4_3", "pool4", "conv5_1", "conv5_2", "conv5_3", "pool5",
                        "fc6", "fc7",
                        "fc8", "prob"),
                vgg.availableLayers());
        assertEquals(32, vgg.namedParams().size());
        assertEquals(Shape.of(8, 4 * 49), vgg.namedParams().get("/fc6/W").shape());
        assertEquals(Shape.of(4, 5, 3, 3), vgg.namedParams().get("/conv5_1/W").shape());
        assertTrue(
                new Small(null, 2, 2, 4, 4, 4).availableLayers().containsAll(List.of("conv3_4", "conv4_4", "conv5_4")));
    }

    @Test void givesTheLayersAskedFor() {
        var vgg = new Small(null, VGG16);
        try (var _ = Config.testMode(); var _ = Config.noBackprop()) {
            var x = Variable.constant(vgg.prepare(image(50, 40, 3)).expandDims(0));
            var ys = vgg.apply(x, List.of("prob", "pool1", "fc7"));
            assertEquals(Set.of("prob", "pool1", "fc7"), ys.keySet());
            assertEquals(Shape.of(1, 2, 112, 112), ys.get("pool1").shape());
            assertEquals(Shape.of(1, 8), ys.get("fc7").shape());
            assertEquals(1, ys.get("prob").array().sum().item(), 1e-5);
            assertEquals(ys.get("prob").array(), vgg.apply(x).array());
            assertEquals(Set.of(), vgg.apply(x, List.of()).keySet());
        }
        var e = assertThrows(IllegalArgumentException.class, () -> vgg.apply(null, List.of("fc9")));
        assertTrue(e.getMessage().endsWith("but found fc9"), e.getMessage());
    }

    @Test void extractsFeaturesOfImagesOfAnySize() {
        var vgg = new Small(null, VGG16);
        try (var _ = Config.testMode(); var _ = Config.noBackprop()) {
            var images = List.of(image(30, 20, 3), new BufferedImage(9, 5, BufferedImage.TYPE_INT_RGB));
            assertEquals(Shape.of(2, 8), vgg.extract(images).get("fc7").shape());
            assertEquals(Shape.of(2, 2, 8, 16),
                    vgg.extract(images, List.of("conv1_1"), new int[] {16, 8}).get("conv1_1")
                            .shape());
            assertThrows(IllegalArgumentException.class, () -> vgg.extract(images, List.of("conv1_1"), null));
            assertThrows(IllegalArgumentException.class, () -> vgg.extract(List.of()));
            assertThrows(IllegalArgumentException.class, () -> vgg.extract(List.of("image.png")));
        }
    }

    @Test void readsBlueFirstAndTakesOutTheMeans() {
        var vgg = new Small(null, VGG16);
        NDArray hwc = Create.of(Given.device(), DType.UINT8, Shape.of(2, 1, 3), new double[] {10, 20, 30, 40, 50, 60});
        NDArray expected = Create.of(Given.device(), DType.FLOAT32, Shape.of(3, 2, 1), new double[] {
                30 - 103.939, 60 - 103.939, 20 - 116.779, 50 - 116.779, 10 - 123.68, 40 - 123.68});
        assertTrue(expected.allClose(vgg.prepare(hwc, null), 1e-6, 1e-5));
        assertTrue(expected.allClose(vgg.prepare(hwc.transpose(2, 0, 1), null), 1e-6, 1e-5));
        var buffered = new BufferedImage(1, 2, BufferedImage.TYPE_INT_RGB);
        buffered.setRGB(0, 0, 0x0a141e);
        buffered.setRGB(0, 1, 0x28323c);
        assertTrue(expected.allClose(vgg.prepare(buffered, null).to(Given.device()), 1e-6, 1e-5));
        NDArray grey = Create.of(Given.device(), DType.UINT8, Shape.of(1, 1), new double[] {10});
        assertEquals(10 - 103.939, vgg.prepare(grey, null).get(0, 0, 0).item(), 1e-4);
        assertEquals(Shape.of(3, 224, 224), vgg.prepare(grey).shape());
        assertEquals(Shape.of(3, 4, 6), vgg.prepare(image(9, 9, 4), new int[] {6, 4}).shape());
        assertThrows(IllegalArgumentException.class, () -> vgg.prepare(image(4, 4, 2), null));
        assertThrows(IllegalArgumentException.class, () -> vgg.prepare(image(4), null));
    }

    @Test void predictsFromTenViews() {
        var vgg = new Small(null, VGG16);
        var images = List.of(image(40, 30, 3));
        Variable y = vgg.predict(images);
        assertEquals(Shape.of(1, 6), y.shape());
        assertEquals(1, y.array().sum().item(), 1e-5);
        assertNull(y.creator());
        NDArray even = Create.full(Given.device(), DType.FLOAT32, Shape.of(5, 5, 3), 100);
        assertTrue(vgg.predict(List.of(even)).array().allClose(vgg.predict(List.of(even), false).array(), 1e-4, 1e-5));
    }

    @Test void takesItsWeightsFromAFile(@TempDir Path folder) {
        var vgg = new Small(null, VGG16);
        var file = folder.resolve("vgg.npz");
        Npz.save(file, vgg);
        assertTrue(Npz.read(file).containsKey("conv1_1/W"));
        var loaded = new Small(file.toString(), VGG16);
        loaded.namedParams().forEach((path, p) -> assertEquals(vgg.namedParams().get(path).array(), p.array()));
        assertThrows(BadFileException.class, () -> new Small(file.toString(), 2, 2, 4, 4, 4));
        var e = assertThrows(IllegalArgumentException.class, () -> new VGG16Small(folder.resolve("none.npz")));
        assertTrue(e.getMessage().contains("expected pretrainedModel to be an NPZ file, but there is no "),
                e.getMessage());
    }

    private static final class VGG16Small extends VGGLayers {
        VGG16Small(Path file) {
            super(file.toString(), VGG16, new int[] {1, 1, 1, 1, 1}, 1, 1);
            load(file.toString(), "none.npz");
        }
    }

    @Test void learns() {
        var vgg = new Small(null, VGG16);
        vgg.clearGrads();
        Variable x = Variable.constant(vgg.prepare(image(10, 10, 3)).expandDims(0));
        vgg.apply(x, List.of("fc8")).get("fc8").sum().backward();
        vgg.namedParams().forEach((path, p) -> assertTrue(p.grad() != null && p.grad().isFinite(), path));
    }
}
