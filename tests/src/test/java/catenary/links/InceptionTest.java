package catenary.links;

import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InceptionTest {

    private final Variable x = new Variable(Given.randn(2, 3, 6, 5).astype(DType.FLOAT32));

    private static Variable of(Inception link, String child, Variable x) {
        return ((ConvolutionND) link.child(child)).apply(x);
    }

    @Test void joinsItsBranches() {
        var link = new Inception(3, 2, 3, 4, 2, 5, 1, o -> o.biasInit(0.1));
        Variable y = F.relu(F.concat(List.of(of(link, "conv1", x), of(link, "conv3", F.relu(of(link, "proj3", x))),
                of(link, "conv5", F.relu(of(link, "proj5", x))),
                of(link, "projp", F.maxPooling2d(x, 3, o -> o.stride(1).pad(1))))));
        assertEquals(y.array(), link.apply(x).array());
        assertEquals(Shape.of(2, 12, 6, 5), y.shape());
    }

    @Test void weightsMayBeConstant() {
        var link = new Inception(3, 2, 3, 4, 2, 5, 1, o -> o.convInit(0.5));
        assertEquals(0.5, ((ConvolutionND) link.child("conv5")).W().array().max().item());
        var normalized = new InceptionBN(3, 2, 3, 4, 2, 5, InceptionBN.Pooling.AVG, o -> o.projPool(1).convInit(0.5));
        assertEquals(0.5, ((ConvolutionND) normalized.child("poolp")).W().array().max().item());
        var perceptron = new MLPConvolution2D(3, new int[] {4, 2}, 3, o -> o.convInit(0.5));
        assertEquals(0.5, ((ConvolutionND) perceptron.get(1)).W().array().max().item());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Inception(2, 3, 4, 2, 5, 1),
                Stream.of("conv1", "conv3", "conv5", "proj3", "proj5", "projp")
                        .flatMap(c -> Stream.of(c + "/W", c + "/b")).toList(),
                x);
    }
}
