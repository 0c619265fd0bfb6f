package catenary.autograd;

import static catenary.autograd.BackwardOption.RETAIN_GRAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.links.Linear;
import catenary.optimizers.SGD;
import org.junit.jupiter.api.Test;

/// Every number of Chainer's tutorial.
class TutorialTest {

    private static NDArray array(float... values) {
        return Create.of(Config.current().device(), Shape.of(values.length), values);
    }

    private static NDArray matrix(int rows, int columns, float... values) {
        return Create.of(Config.current().device(), Shape.of(rows, columns), values);
    }

    private final Variable x = new Variable(array(5));

    @Test void aFormulaOfOneNumber() {
        Variable y = x.pow(2).sub(x.mul(2)).add(1);
        assertEquals(array(16), y.array());
        y.backward();
        assertEquals(array(8), x.grad());
    }

    @Test void intermediateGradientsAreKeptOnRequest() {
        Variable z = x.mul(2);
        Variable y = x.pow(2).sub(z).add(1);
        y.backward();
        assertNull(z.grad());
        y.backward(RETAIN_GRAD);
        assertEquals(array(-1), z.grad());
    }

    @Test void aMatrixStartsFromAGivenGradient() {
        Variable m = new Variable(matrix(2, 3, 1, 2, 3, 4, 5, 6));
        Variable y = m.pow(2).sub(m.mul(2)).add(1);
        assertEquals(matrix(2, 3, 0, 1, 4, 9, 16, 25), y.array());
        y.grad(matrix(2, 3, 1, 1, 1, 1, 1, 1));
        y.backward();
        assertEquals(matrix(2, 3, 0, 2, 4, 6, 8, 10), m.grad());
    }

    @Test void gradientsOfALinearLayerAccumulateUntilTheyAreCleared() {
        Linear f = new Linear(3, 2);
        f.W().value(matrix(2, 3, 1.0184711f, 0.23103087f, 0.56507462f, 1.29378033f, 1.07823515f, -0.56423163f));
        f.b().value(array(0, 0));
        Variable in = new Variable(matrix(2, 3, 1, 2, 3, 4, 5, 6));
        Variable y = f.apply(in);
        NDArray expected = matrix(2, 2, 3.1757569f, 1.75755572f, 8.61950684f, 7.18090773f);
        assertEquals(true, y.array().allClose(expected, 1e-5, 0), y.toString());
        f.clearGrads();
        y.grad(matrix(2, 2, 1, 1, 1, 1));
        y.backward();
        assertEquals(matrix(2, 3, 5, 7, 9, 5, 7, 9), f.W().grad());
        assertEquals(array(2, 2), f.b().grad());
        y.grad(matrix(2, 2, 1, 1, 1, 1));
        y.backward();
        assertEquals(matrix(2, 3, 10, 14, 18, 10, 14, 18), f.W().grad());
        f.clearGrads();
        assertNull(f.W().grad());
    }

    @Test void updatesByHandAndByLossFunctionAgree() {
        Linear byHand = new Linear(3, 2);
        Linear byFunction = new Linear(3, 2);
        byFunction.copyParams(byHand);
        Variable in = new Variable(matrix(2, 3, 1, 2, 3, 4, 5, 6));
        SGD optimizer = new SGD(0.1).setup(byHand);
        Variable loss = F.sum(byHand.apply(in).pow(2));
        byHand.clearGrads();
        loss.backward();
        NDArray expected = byHand.W().array().sub(byHand.W().grad().mul(0.1));
        optimizer.update();
        assertEquals(true, byHand.W().array().allClose(expected, 1e-6, 1e-6));
        new SGD(0.1).setup(byFunction).update(args -> F.sum(byFunction.apply(args[0]).pow(2)), in);
        assertEquals(byHand.W().array(), byFunction.W().array());
        assertEquals(byHand.b().array(), byFunction.b().array());
    }

    @Test void aClassifierTakesItsLabelsAsIntegers() {
        Variable scores = new Variable(matrix(2, 2, 1, 3, 2, 0));
        NDArray t = array(1, 0).astype(DType.INT32);
        Variable loss = F.softmaxCrossEntropy(scores, t);
        assertEquals(Math.log1p(Math.exp(-2)), loss.item(), 1e-6);
        assertEquals(1, F.accuracy(scores, t).item());
    }
}
