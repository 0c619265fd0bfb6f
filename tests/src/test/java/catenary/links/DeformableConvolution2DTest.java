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
import catenary.initializers.LeCunNormal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeformableConvolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5, 4).astype(DType.FLOAT32));

    @Test void isZeroAtFirst() {
        Variable y = new DeformableConvolution2D(3, 4, 3, o -> o.pad(1)).apply(x);
        assertEquals(Shape.of(2, 4, 5, 4), y.shape());
        assertEquals(y.array().zerosLike(), y.array());
    }

    @Test void isAConvolutionWhereNothingIsBent() {
        var link = new DeformableConvolution2D(3, 4, new int[] {3, 2}, o -> o.stride(2, 1).pad(1, 0).offsetInitialW(0)
                .deformInitialW(new LeCunNormal()).deformInitialBias(0.5));
        var params = link.namedParams();
        Variable y = F.convolution2d(x, params.get("/deform_conv/W"), params.get("/deform_conv/b"),
                o -> o.stride(2, 1).pad(1, 0));
        assertTrue(link.apply(x).array().allClose(y.array(), 1e-5, 1e-5));
        assertEquals(Shape.of(12, 3, 3, 2), params.get("/offset_conv/W").shape());
    }

    @Test void isBentByItsOffsets() {
        var link = new DeformableConvolution2D(3, 4, 1, o -> o.offsetInitialW(0).offsetInitialBias(
                Given.at(1, 0)).deformInitialW(1));
        Variable sum = F.expandDims(F.sum(x, 1), 1);
        assertTrue(link.apply(x).array().get(":", "0:1", ":", ":3").allClose(sum.array().get(":", ":", ":", "1:"),
                1e-5, 1e-5));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new DeformableConvolution2D(2, 3, o -> o.deformInitialW(new LeCunNormal())),
                List.of("offset_conv/W", "offset_conv/b", "deform_conv/W", "deform_conv/b"), x);
        assertKept(() -> new DeformableConvolution2D(2, 3, o -> o.offsetNobias(true).deformNobias(true)),
                List.of("offset_conv/W", "deform_conv/W"), x);
    }

    @Test void refusesSizesThatAreNone() {
        assertRefused("DeformableConvolution2D: expected outChannels > 0, but found 0",
                () -> new DeformableConvolution2D(0, 3));
        assertRefused("DeformableConvolution2D: expected ksize > 0, one number or 2, but found [3, 3, 3]",
                () -> new DeformableConvolution2D(1, new int[] {3, 3, 3}));
    }
}
