package catenary.functions.connection;

import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.CooMatrix;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which float dtypes meet in products is Chainer's decision; each name is that of the function.
class WidenedTest {

    private static final List<DType> FLOATS = List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64);

    static Stream<Arguments> resultsInTheDtypeOfTheFirst() {
        return Stream.of(
                take("linear", v -> F.linear(v[0], v[1], v[2]), randn(2, 3), randn(4, 3), randn(4)),
                take("linear", v -> F.linear(v[0], v[1], 2), randn(2, 2, 3), randn(4, 3)),
                take("convolution1d", v -> F.convolution1d(v[0], v[1], v[2]), randn(2, 3, 5), randn(4, 3, 2), randn(4)),
                take("convolution2d", v -> F.convolution2d(v[0], v[1], v[2], o -> o.groups(2)), randn(2, 4, 5, 5),
                        randn(4, 2, 2, 2), randn(4)),
                take("dilatedConvolution2d", v -> F.dilatedConvolution2d(v[0], v[1], v[2]), randn(2, 3, 4, 4),
                        randn(4, 3, 2, 2), randn(4)),
                take("depthwiseConvolution2d", v -> F.depthwiseConvolution2d(v[0], v[1], v[2]), randn(2, 3, 4, 4),
                        randn(2, 3, 2, 2), randn(6)),
                take("deconvolution2d", v -> F.deconvolution2d(v[0], v[1], v[2]), randn(2, 3, 4, 4),
                        randn(3, 2, 2, 2), randn(2)),
                take("localConvolution2d", v -> F.localConvolution2d(v[0], v[1], v[2]), randn(1, 2, 3, 3),
                        randn(2, 2, 2, 2, 2, 2), randn(2, 2, 2)),
                take("simplifiedDropconnect", v -> F.simplifiedDropconnect(v[0], v[1], v[2], o -> o.ratio(0)
                        .mask(randn(2, 4, 3).zerosLike().fill(1))), randn(2, 3), randn(4, 3), randn(4)),
                take("nStepRnn", v -> F.nStepRnn(1, 0, v[0], List.of(List.of(v[1], v[1])),
                        List.of(List.of(v[2], v[2])), List.of(v[3])).hy(), randn(1, 2, 3), randn(3, 3), randn(3),
                        randn(2, 3)));
    }

    static Stream<Arguments> resultsInTheWiderDtype() {
        return Stream.of(
                take("deformable", v -> F.deformableConvolution2dSampler(v[0], v[2], v[1]), randn(2, 3, 4, 4),
                        randn(4, 3, 2, 2), randn(2, 8, 3, 3).mul(0.1)),
                take("einsum", v -> F.einsum("ij,jk->k", v[0], v[1]), randn(2, 3), randn(3, 4)),
                take("tensordot", v -> F.tensordot(v[0], v[1], 1), randn(2, 3), randn(3, 4)),
                take("sparseMatmul", v -> F.sparseMatmul(sparse(v[0]), v[1]), randn(4), randn(3, 2)),
                take("sparseMatmul", v -> F.sparseMatmul(v[1], sparse(v[0])), randn(4), randn(3, 2)),
                take("matmul", v -> F.matmul(v[0], v[1]), randn(2, 3), randn(3, 4)));
    }

    private static Arguments take(String name, Function<Variable[], Variable> f, NDArray... xs) {
        return arguments(name, f, xs);
    }

    /// `(2, 3)`, with one position twice.
    private static CooMatrix sparse(Variable data) {
        return new CooMatrix(data, ints(new int[] {0, 1, 0, 0}), ints(new int[] {0, 0, 2, 0}), Shape.of(2, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource void resultsInTheDtypeOfTheFirst(String name, Function<Variable[], Variable> f, NDArray[] xs) {
        mixes(f, xs, (x, _) -> x);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource void resultsInTheWiderDtype(String name, Function<Variable[], Variable> f, NDArray[] xs) {
        mixes(f, xs, DType::promote);
    }

    /// The second argument has a dtype of its own, and so have all gradients.
    private static void mixes(Function<Variable[], Variable> f, NDArray[] xs,
            BinaryOperator<DType> result) {
        NDArray exact = f.apply(Arrays.stream(xs).map(Variable::new).toArray(Variable[]::new)).array();
        for (DType x : FLOATS) {
            for (DType w : FLOATS) {
                Variable[] v = new Variable[xs.length];
                Arrays.setAll(v, i -> new Variable(xs[i].astype(i == 1 ? w : x)));
                Variable y = f.apply(v);
                assertEquals(result.apply(x, w), y.dtype(), x + " and " + w);
                assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 0.02, 0.02), x + " and " + w + ": " + y);
                y.grad(y.array().zerosLike().fill(1));
                y.backward();
                for (Variable each : v) {
                    assertEquals(each.dtype(), each.grad().dtype());
                }
            }
        }
    }

    @Test void aBiasHasTheDtypeOfX() {
        Variable x = new Variable(randn(2, 3));
        Variable W = new Variable(randn(4, 3).astype(DType.FLOAT32));
        assertRefused("linear: expected x.dtype == b.dtype, but float64 != float32",
                () -> F.linear(x, W, new Variable(randn(4).astype(DType.FLOAT32))));
    }

    @Test void deconvolutionOverAnyNumberOfAxesTakesABiasOfAnyDtype() {
        Variable x = new Variable(randn(1, 2, 3));
        Variable b = new Variable(randn(2).astype(DType.FLOAT32));
        Variable y = F.deconvolutionNd(x, new Variable(randn(2, 2, 2)), b);
        y.sum().backward();
        assertEquals(DType.FLOAT64, y.dtype());
        assertEquals(DType.FLOAT32, b.grad().dtype());
    }
}
