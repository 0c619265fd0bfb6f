package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.links.InceptionBN.Pooling;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InceptionBNTest {

    private final Variable x = new Variable(Given.randn(2, 3, 6, 5).astype(DType.FLOAT32));

    private static Stream<String> keys(String convolution) {
        return Stream.concat(Stream.of(convolution + "/W"),
                Stream.of("gamma", "beta", "avg_mean", "avg_var", "N").map(n -> convolution + "n/" + n));
    }

    @Test void joinsItsBranches() {
        var link = new InceptionBN(3, 2, 3, 4, 2, 5, Pooling.MAX, o -> o.projPool(1));
        assertEquals(Shape.of(2, 12, 6, 5), link.apply(x).shape());
        Variable first = F.relu(((BatchNormalization) link.child("conv1n"))
                .apply(((ConvolutionND) link.child("conv1")).apply(x)));
        assertEquals(first.array(), link.apply(x).array().get(":", ":2"));
    }

    @Test void shrinksImagesAndKeepsPooledChannels() {
        var max = new InceptionBN(0, 3, 4, 2, 5, Pooling.MAX, o -> o.stride(2));
        Variable y = max.apply(x);
        assertEquals(Shape.of(2, 4 + 5 + 3, 3, 3), y.shape());
        assertEquals(F.maxPooling2d(x, 3, o -> o.stride(2).pad(1).coverAll(false)).array(), y.array().get(":", "9:"));
        var average = new InceptionBN(0, 3, 4, 2, 5, Pooling.AVG);
        assertEquals(F.averagePooling2d(x, 3, o -> o.stride(1).pad(1)).array(),
                average.apply(x).array().get(":", "9:"));
        assertTrue(
                average.namedLinks().keySet().stream().noneMatch(n -> n.startsWith("/conv1") || n.startsWith("/pool")));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new InceptionBN(2, 3, 4, 2, 5, Pooling.AVG, o -> o.projPool(1)),
                Stream.of("conv1", "conv3", "proj3", "proj33", "conv33a", "conv33b", "poolp")
                        .flatMap(InceptionBNTest::keys).toList(),
                x);
    }

    @Test void hasNormalizationsOfOneDtype() {
        var link = new InceptionBN(0, 3, 4, 2, 5, Pooling.AVG, o -> o.dtype(DType.FLOAT64));
        assertEquals(DType.FLOAT64, link.namedParams().get("/conv3n/gamma").dtype());
        assertEquals(DType.FLOAT32, link.namedParams().get("/conv3/W").dtype());
    }

    @Test void needsAProjectionAndNoStrideBesideKernelsOfOnePixel() {
        assertRefused("InceptionBN: expected stride 1 and projPool with out1 > 0, but found stride 1 and no projPool",
                () -> new InceptionBN(2, 3, 4, 2, 5, Pooling.MAX));
        assertRefused("InceptionBN: expected stride 1 and projPool with out1 > 0, but found stride 2",
                () -> new InceptionBN(2, 3, 4, 2, 5, Pooling.MAX, o -> o.stride(2).projPool(1)));
    }
}
