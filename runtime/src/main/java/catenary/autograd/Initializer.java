package catenary.autograd;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;

/// Makes the first value of a parameter.
@FunctionalInterface
public interface Initializer {

    NDArray generate(Device device, DType dtype, Shape shape);
}
