package catenary.links;

import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class Deconvolution1DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5).astype(DType.FLOAT32));

    @Test void isTheFunctionOfItsParameters() {
        var link = new Deconvolution1D(3, 4, 3, o -> o.stride(2).pad(1).initialBias(0.5));
        assertEquals(Shape.of(3, 4, 3), link.W().shape());
        assertEquals(F.deconvolution1d(x, link.W(), link.b(), o -> o.stride(2).pad(1)).array(), link.apply(x).array());
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new Deconvolution1D(4, 3, o -> o.nobias(true));
        link.apply(x);
        assertEquals(Shape.of(3, 4, 3), link.W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Deconvolution1D(4, 3), List.of("W", "b"), x);
    }

    @Test void isCalledByItsOwnName() {
        assertEquals("Deconvolution1D", new Deconvolution1D(4, 3).toString().split("\\(")[0]);
    }
}
