package catenary.initializers;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;

/// Every element the same number, or a copy of an array that has the parameter's shape.
public class Constant implements Initializer {

    private final double fillValue;
    private final NDArray array;

    public Constant(double fillValue) {
        this.fillValue = fillValue;
        this.array = null;
    }

    public Constant(NDArray array) {
        this.fillValue = 0;
        this.array = array;
    }

    /// @throws IllegalArgumentException if the array given has another shape
    @Override public NDArray generate(Device device, DType dtype, Shape shape) {
        if (array == null) {
            return Create.full(device, dtype, shape, fillValue);
        }
        if (!array.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "constant: expected an array of shape " + shape + ", but found " + array.describe());
        }
        return array.copy().astype(dtype).to(device);
    }
}
