package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold;
import catenary.expr.Formula;

final class Folding {

    private Folding() {}

    static void run(CudaDevice device, Fold fold, DType compute, NDArray out, NDArray[] ins, Shape over, boolean[] axes,
            double[] params) {
        throw new UnsupportedOperationException();
    }
}
