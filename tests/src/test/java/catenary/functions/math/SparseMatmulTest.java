package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.CooMatrix;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SparseMatmulTest {

    private final NDArray row = ints(new int[] {1, 0, 1, -1});
    private final NDArray col = ints(new int[] {2, 1, 2, -1});

    private CooMatrix sparse(Variable data) {
        return new CooMatrix(data, row, col, Shape.of(2, 3));
    }

    @Test void placesNamedTwiceAddUpAndUnusedOnesDoNotCount() {
        CooMatrix s = sparse(x(1, 2, 3, 99)); // 0 2 0 / 0 0 4
        assertClose(F.sparseMatmul(s, x(new double[][] {{1, 10}, {2, 20}, {3, 30}})), 4, 40, 12, 120);
        assertClose(F.sparseMatmul(s, x(new double[][] {{1, 2, 3}}), o -> o.transb(true)), 4, 12);
        assertClose(F.sparseMatmul(s, x(new double[][] {{1}, {10}}), o -> o.transa(true)), 0, 2, 40);
        assertClose(F.sparseMatmul(x(new double[][] {{1, 10}}), s), 0, 2, 40);
        assertClose(F.sparseMatmul(x(new double[][] {{1}, {10}}), s, o -> o.transa(true)), 0, 2, 40);
        assertClose(F.sparseMatmul(x(new double[][] {{1, 2, 3}}), s, o -> o.transb(true)), 4, 12);
    }

    @Test void stacks() {
        CooMatrix s = new CooMatrix(F.reshape(x(1, 2, 3, 4), 2, 2), row.reshape(2, 2), col.reshape(2, 2),
                Shape.of(2, 2, 3));
        assertEquals(s.shape(), new CooMatrix(s.data(), s.row(), s.col(), Shape.of(2, 3)).shape());
        Variable b = F.reshape(x(1, 2, 3, 10, 20, 30), 2, 3, 1);
        assertClose(F.sparseMatmul(s, b), 4, 3, 0, 90);
        assertClose(F.sparseMatmul(F.reshape(x(1, 2, 3, 4), 2, 1, 2), s), 0, 2, 2, 0, 0, 12);
    }

    @Test void nothingIsZero() {
        CooMatrix none = new CooMatrix(empty(0), ints(new int[0]), ints(new int[0]), Shape.of(2, 3));
        assertClose(F.sparseMatmul(none, x(new double[][] {{1}, {2}, {3}})), 0, 0);
        assertEquals(Shape.of(2, 0), F.sparseMatmul(none, empty(3, 0)).shape());
    }

    @Property(tries = 10) void aSparseCopyOfAMatrixMultipliesLikeIt(@ForAll @ArrayOf(shape = {3, 4}) NDArray a,
            @ForAll @ArrayOf(shape = {4, 2}) NDArray b) {
        NDArray thinned = a.mul(a.gt(0).astype(a.dtype()));
        NDArray y = F.sparseMatmul(CooMatrix.of(thinned), new Variable(b)).array();
        assertTrue(y.allClose(thinned.matmul(b), 1e-12, 1e-12));
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {4}) NDArray data,
            @ForAll @ArrayOf(shape = {3, 2}) NDArray dense) {
        GradientCheck.ofTwo((d, b) -> F.sparseMatmul(sparse(d), b)).order(2).at(data, dense);
        GradientCheck.ofTwo((d, b) -> F.sparseMatmul(b, sparse(d), o -> o.transa(true).transb(true))).order(2)
                .at(data, dense);
    }

    @Test void gradientsOfStacks() {
        GradientCheck.ofTwo((d, b) -> F.sparseMatmul(new CooMatrix(F.reshape(d, 2, 2), row.reshape(2, 2),
                col.reshape(2, 2), Shape.of(2, 2, 3)), b)).order(2).at(at(1, -2, 3, 4), randn(2, 3, 2));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused(
                "sparseMatmul: expected float matrices, or stacks, that fit, but found sparse float32"
                        + " (2, 3) times dense float32 (2, 3) (as transposed)",
                () -> F.sparseMatmul(sparse(x(1, 2, 3, 4)), empty(2, 3)));
        assertRefused(
                "sparseMatmul: expected float matrices, or stacks, that fit, but found sparse float32"
                        + " (2, 3) times dense int32 (3, 1) (as transposed)",
                () -> F.sparseMatmul(sparse(x(1, 2, 3, 4)), Variable.constant(ints(new int[3][1]))));
    }

    @Test void refusesWhatIsNoSparseMatrix() {
        assertRefused("cooMatrix: expected -1 <= col < 2, but found -1 to 2",
                () -> new CooMatrix(x(1, 2, 3, 4), row, col, Shape.of(2, 2)));
        assertRefused("cooMatrix: expected float data (L,) and integer row and col like it for shape (M, N), or (B, L)"
                + " for (B, M, N), but found (2, 3)", () -> new CooMatrix(x(1, 2), row, col, Shape.of(2, 3)));
        assertRefused("cooMatrix: expected a float matrix, but found float32 (2,) on cpu",
                () -> CooMatrix.of(x(1, 2).array()));
    }
}
