package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold;
import catenary.expr.Formula;

final class Elementwise {

    private Elementwise() {}

    static void run(CudaDevice device, Formula formula, DType compute, NDArray[] outs, NDArray[] ins, double[] params) {
        throw new UnsupportedOperationException();
    }
}
