package catenary.autograd;

import static catenary.autograd.BackwardTest.array;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.expr.DType;
import org.junit.jupiter.api.Test;

/// Variables that optimizers change.
class ParameterTest {

    private static final Initializer TWOS = (device, dtype, shape) -> Create.full(device, dtype, shape, 2);

    @Test void aForgottenClearGradIsSeen() {
        var p = new Parameter(TWOS, Shape.of(2));
        assertEquals(array(2, 2), p.array());
        assertTrue(Double.isNaN(p.grad().toDoubleArray()[0]));
        p.mul(3).sum().backward();
        assertTrue(Double.isNaN(p.grad().toDoubleArray()[0]), "3 was added to NaN");
        p.clearGrad();
        p.mul(3).sum().backward();
        assertEquals(array(3, 3), p.grad());
    }

    @Test void theShapeMayComeLater() {
        var p = new Parameter(TWOS);
        assertEquals(false, p.isInitialized());
        assertNull(p.grad());
        var e = assertThrows(IllegalStateException.class, p::array);
        assertTrue(e.getMessage().startsWith("parameter has no value yet"), e.getMessage());
        p.name("W");
        assertTrue(assertThrows(IllegalStateException.class, () -> p.mul(2)).getMessage()
                .startsWith("parameter W has no value yet"));
        p.initialize(Shape.of(2));
        assertEquals("W", p.name());
        assertTrue(Double.isNaN(p.grad().toDoubleArray()[0]));
    }

    @Test void clearedBeforeItHasAShapeItStartsWithoutGradient() {
        var p = new Parameter(TWOS);
        p.clearGrad();
        p.initialize(Shape.of(2));
        assertNull(p.grad());
    }

    @Test void theDtypeIsTheConfigurations() {
        try (var _ = Config.with(c -> c.withDtype(DType.FLOAT64))) {
            assertEquals(DType.FLOAT64, new Parameter(TWOS, Shape.of(2)).dtype());
        }
        assertEquals(DType.FLOAT32, new Parameter(TWOS, Shape.of(2)).dtype());
    }

    @Test void aReplacedValueMustFit() {
        var p = new Parameter(array(1, 2));
        p.mul(2);
        assertThrows(IllegalArgumentException.class, () -> p.array(array(1, 2, 3)));
        p.array(array(5, 6));
        assertEquals(array(5, 6), p.array());
    }
}
