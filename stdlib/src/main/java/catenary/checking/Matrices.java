package catenary.checking;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.initializers.Orthogonal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Random matrices that are as well conditioned as a test wants them: Chainer's `testing.generate_matrix`.
public final class Matrices {

    private Matrices() {}

    /// Random float64 matrices with singular values of choice, otherwise in any direction.
    ///
    /// @param shape          `(..., rows, columns)`
    /// @param singularValues one for each of the shorter side, or one for all
    /// @throws IllegalArgumentException if the shape is not that of matrices, or the numbers are too many or few
    public static NDArray generateMatrix(Shape shape, double... singularValues) {
        int rank = shape.rank();
        int shorter = rank < 2 ? 0 : Math.min(shape.axis(rank - 2), shape.axis(rank - 1));
        if (shorter == 0 || singularValues.length != 1 && singularValues.length != shorter) {
            throw new IllegalArgumentException("generateMatrix: expected a shape (..., rows, columns) and a singular "
                    + "value for each of the shorter side, but found " + shape + " and "
                    + Arrays.toString(singularValues));
        }
        double[] values = new double[shorter];
        Arrays.setAll(values, i -> singularValues[singularValues.length == 1 ? 0 : i]);
        NDArray stretch = Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(shorter), values);
        int count = shape.size() / (shape.axis(rank - 2) * shape.axis(rank - 1));
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(directions(shape.axis(rank - 2), shorter).mul(stretch)
                    .matmul(directions(shape.axis(rank - 1), shorter).transpose()));
        }
        return NDArray.stack(0, all).reshape(shape);
    }

    /// Columns of length 1 at right angles.
    private static NDArray directions(int rows, int columns) {
        return new Orthogonal(1).generate(Devices.cpu(), DType.FLOAT64, Shape.of(rows, columns));
    }
}
