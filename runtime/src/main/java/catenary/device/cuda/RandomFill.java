package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold;
import catenary.expr.Formula;

final class RandomFill {

    private RandomFill() {}

    static void run(CudaDevice device, NDArray out, boolean normal, long seed, long counter) {
        throw new UnsupportedOperationException();
    }
}
