package catenary.functions.loss;

import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Labels and indices are signed integers everywhere, as Chainer wants them.
class SignedLabelsTest {

    private final Variable x = new Variable(randn(2, 3));

    @Test void bytesAreRefused() {
        refusesBytes(t -> F.sigmoidCrossEntropy(x, t), 2, 3);
        refusesBytes(t -> F.contrastive(x, x, t), 2);
        refusesBytes(t -> F.softmaxCrossEntropy(x, t), 2);
        refusesBytes(t -> F.hinge(x, t), 2);
        refusesBytes(t -> F.connectionistTemporalClassification(List.of(x, x), t, 2), 2, 1);
        refusesBytes(t -> F.crf1d(new Variable(randn(3, 3)), List.of(x), List.of(t)), 2);
        refusesBytes(t -> F.permutate(new Variable(randn(1, 3)), t.array()), 1);
        refusesBytes(t -> F.roiMaxPooling2d(new Variable(randn(1, 1, 4, 4)), randn(1, 4), t.array(), 2, 1), 1);
    }

    private void refusesBytes(Consumer<Variable> f, int... shape) {
        NDArray zeros = NDArray.zeros(x.device(), DType.UINT8, Shape.of(shape));
        assertThrows(IllegalArgumentException.class, () -> f.accept(Variable.constant(zeros)));
    }
}
