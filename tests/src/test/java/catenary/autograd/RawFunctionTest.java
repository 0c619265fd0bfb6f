package catenary.autograd;

import static catenary.autograd.RawFunction.rawFunction;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.RawKernel;
import catenary.array.Shape;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import org.junit.jupiter.api.Test;

class RawFunctionTest {

    private static final RawKernel CUBE = RawKernel.rawKernel("""
            extern "C" __global__ void cube(const double *x, double *y) { y[threadIdx.x] = pow(x[threadIdx.x], 3.0); }
            """, "cube").onCpu(a -> a.array(1).assign(a.array(0).pow(3)));

    private final RawFunction cube = rawFunction("cube", xs -> {
        NDArray y = xs[0].zerosLike();
        CUBE.launch(1, y.size(), xs[0], y);
        return y;
    }, (xs, gy) -> new Variable[] {xs[0].mul(xs[0]).mul(3).mul(gy)});

    private static NDArray doubles(double... values) {
        return Create.of(Config.current().device(), DType.FLOAT64, Shape.of(values.length), values);
    }

    @Test void aGradientOfVariablesHasAGradient() {
        GradientCheck.of(cube::apply).order(3).at(doubles(-1, 0.5, 2));
    }

    @Test void severalArgumentsHaveOneGradientEachOrNone() {
        var f = rawFunction("mulAdd", xs -> xs[0].mul(xs[1]).add(xs[2]), (xs, gy) -> {
            return new Variable[] {xs[1].mul(gy), xs[0].mul(gy), null};
        });
        Variable[] xs = {new Variable(doubles(2)), new Variable(doubles(3)), new Variable(doubles(4))};
        Variable y = f.apply(xs);
        assertEquals(10, y.item());
        y.backward();
        assertArrayEquals(new double[] {3}, xs[0].grad().toDoubleArray());
        assertArrayEquals(new double[] {2}, xs[1].grad().toDoubleArray());
        assertNull(xs[2].grad());
    }

    @Test void withoutAGradientBackwardIsRefused() {
        var f = rawFunction("step", xs -> xs[0].sign());
        Variable y = f.apply(new Variable(doubles(-2)));
        assertEquals(-1, y.item());
        String message = assertThrows(UnsupportedOperationException.class, y::backward).getMessage();
        assertEquals("step: there is no gradient\n  hint: give one as the third argument of rawFunction", message);
    }

    @Test void asManyGradientsAsArgumentsAreAskedFor() {
        var f = rawFunction("two", xs -> xs[0].add(xs[1]), (xs, gy) -> new Variable[] {gy});
        Variable y = f.apply(new Variable(doubles(1)), new Variable(doubles(2)));
        assertEquals("two: backward must return one gradient an input, 2, but returned 1",
                assertThrows(IllegalStateException.class, y::backward).getMessage());
    }
}
