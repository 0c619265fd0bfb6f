package catenary.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.Given;
import org.junit.jupiter.api.Test;

class MeanTest {

    @Test void fitsWhereTheSumDoesNot() {
        NDArray many = Create.full(Given.device(), DType.FLOAT16, Shape.of(300, 300), 1.5);
        assertEquals(1.5, Mean.mean(new Variable(many), null, false).item());
        assertEquals(1.5, Mean.mean(new Variable(many), new int[] {0, -1}, true).item());
    }

    @Test void keepsAxesIfAsked() {
        NDArray x = Given.randn(2, 3, 4);
        assertEquals(Shape.of(3), Mean.mean(new Variable(x), new int[] {0, 2}, false).shape());
        assertEquals(Shape.of(1, 3, 1), Mean.mean(new Variable(x), new int[] {0, 2}, true).shape());
    }

    @Test void gradients() {
        GradientCheck.of(v -> Mean.mean(v, new int[] {1}, true).pow(3)).order(2).at(Given.randn(2, 3));
        GradientCheck.of(v -> Mean.mean(v, null, false).pow(3)).order(2).at(Given.randn(2, 3));
    }

    @Test void ofNothingIsNoNumber() {
        assertEquals(Double.NaN, Mean.mean(Given.empty(0, 3), null, false).item());
    }
}
