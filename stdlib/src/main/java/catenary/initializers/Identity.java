package catenary.initializers;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// `scale` times the identity matrix.
///
/// @param scale the elements of the diagonal
public record Identity(double scale) implements Initializer {

    public Identity() {
        this(1);
    }

    /// @throws IllegalArgumentException if `shape` is not that of a square matrix
    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        if (shape.rank() != 2 || shape.axis(0) != shape.axis(1)) {
            throw new IllegalArgumentException("identity: expected a square matrix, but found shape " + shape);
        }
        return Create.eye(device, dtype, shape.axis(0)).mul(scale);
    }
}
