package catenary.links;

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
import org.junit.jupiter.api.Test;

class LinearTest {

    private static Variable x(int... shape) {
        return new Variable(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(shape)));
    }

    @Test void isAnAffineMap() {
        var l = new Linear(3, 2, o -> o.initialBias(0.5));
        var x = x(4, 3);
        assertTrue(l.apply(x).array().allClose(
                x.array().matmul(l.W().array().transpose()).add(l.b().array()), 1e-6, 1e-6));
        assertEquals(Shape.of(2, 3), l.W().shape());
        assertEquals(0.5, l.b().array().get(1).item());
    }

    @Test void learnsItsInputSizeFromTheFirstInput() {
        var l = new Linear(4);
        assertThrows(IllegalStateException.class, () -> l.W().array());
        assertEquals(Shape.of(2, 4), l.apply(x(2, 3, 5)).shape());
        assertEquals(Shape.of(4, 15), l.W().shape());
        var e = assertThrows(IllegalArgumentException.class, () -> l.apply(x(2, 3)));
        assertTrue(e.getMessage().contains("3 != 15"), e.getMessage());
    }

    @Test void keepsSeveralBatchAxes() {
        assertEquals(Shape.of(2, 3, 7), new Linear(7).apply(x(2, 3, 4, 5), 2).shape());
        assertThrows(IllegalArgumentException.class, () -> new Linear(7).apply(x(2, 3), 2));
    }

    @Test void takesAnEmptyBatch() {
        assertEquals(Shape.of(0, 7), new Linear(7).apply(x(0, 3)).shape());
    }

    @Test void mayHaveNoBias() {
        var l = new Linear(3, 2, o -> o.nobias(true).initialW(1));
        assertNull(l.b());
        assertEquals(1, l.params().size());
        assertEquals(3, l.apply(new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(1, 3), 1))).array()
                .get(0, 0).item());
    }

    @Test void takesItsWeightsFromAnArray() {
        NDArray w = x(2, 3).array();
        assertEquals(w, new Linear(3, 2, o -> o.initialW(w)).W().array());
        assertThrows(IllegalArgumentException.class, () -> new Linear(2, 2, o -> o.initialW(w)));
        assertEquals(w, Linear.fromParams(w, x(2).array()).W().array());
        assertNull(Linear.fromParams(w, null).b());
        assertThrows(IllegalArgumentException.class, () -> Linear.fromParams(w, x(3).array()));
        assertThrows(IllegalArgumentException.class, () -> Linear.fromParams(x(3).array(), null));
    }

    @Test void followsTheConfiguredDtype() {
        try (var _ = Config.with(c -> c.withDtype(DType.FLOAT64))) {
            assertEquals(DType.FLOAT64, new Linear(3, 2).W().dtype());
        }
    }

    @Test void refusesSizesThatAreNone() {
        assertEquals("Linear: expected outSize > 0, but found 0",
                assertThrows(IllegalArgumentException.class, () -> new Linear(0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Linear(0, 1));
    }
}
