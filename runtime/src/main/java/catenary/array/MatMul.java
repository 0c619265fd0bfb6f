package catenary.array;

import catenary.expr.DType;

/// NumPy's `matmul` on top of the device's GEMM: vectors, matrices, broadcast stacks of matrices.
final class MatMul {

    private MatMul() {}

    static NDArray of(NDArray a, NDArray b) {
        if (a.rank() == 0 || b.rank() == 0) {
            throw error("expected at least one axis each", a, b);
        }
        if (a.device() != b.device()) {
            throw error("expected operands on one device", a, b);
        }
        DType t = DType.promote(a.dtype(), b.dtype());
        if (!t.isFloat()) {
            t = DType.FLOAT64;
        }
        NDArray x = (a.rank() == 1 ? a.expandDims(0) : a).astype(t);
        NDArray y = (b.rank() == 1 ? b.expandDims(1) : b).astype(t);
        if (x.shape().axis(-1) != y.shape().axis(-2)) {
            throw error(
                    "expected a.shape[-1] == b.shape[" + (b.rank() == 1 ? "0" : "-2") + "], but "
                            + x.shape().axis(-1) + " != " + y.shape().axis(-2),
                    a,
                    b);
        }
        NDArray z = x.rank() == 2 && y.rank() == 2 ? matrices(x, y) : stacks(x, y, a, b);
        if (a.rank() == 1) {
            z = z.squeeze(-2);
        }
        return b.rank() == 1 ? z.squeeze(-1) : z;
    }

    static void addTo(NDArray out, NDArray a, NDArray b) {
        boolean fits = a.rank() == 2
                && b.rank() == 2
                && out.shape().equals(Shape.of(a.shape().axis(0), b.shape().axis(1)))
                && a.shape().axis(1) == b.shape().axis(0);
        boolean alike = a.dtype() == out.dtype() && b.dtype() == out.dtype() && out.dtype().isFloat();
        if (!fits || !alike || a.device() != out.device() || b.device() != out.device()) {
            throw error("expected matrices that fit " + out.describe(), a, b);
        }
        out.device().gemm(1, a, b, 1, out);
    }

    private static NDArray matrices(NDArray x, NDArray y) {
        NDArray z = NDArray.uninitialized(
                x.device(), x.dtype(), Shape.of(x.shape().lengths()[0], y.shape().lengths()[1]));
        x.device().gemm(1, x, y, 0, z);
        return z;
    }

    private static NDArray stacks(NDArray x, NDArray y, NDArray a, NDArray b) {
        Shape batch = Shape.broadcastOrNull(leading(x), leading(y));
        if (batch == null) {
            throw error("expected leading axes that broadcast", a, b);
        }
        int m = x.shape().axis(-2);
        int n = y.shape().axis(-1);
        NDArray z = NDArray.uninitialized(x.device(), x.dtype(), append(batch, m, n));
        x.device().gemm(1, flat(x, batch), flat(y, batch), 0, z.reshape(batch.size(), m, n));
        return z;
    }

    /// The matrices of `x` broadcast to `batch`, as one stack; repeated ones keep stride 0 where one stride can say it.
    private static NDArray flat(NDArray x, Shape batch) {
        int m = x.shape().axis(-2);
        int n = x.shape().axis(-1);
        int sm = x.stride(x.rank() - 2);
        int sn = x.stride(x.rank() - 1);
        if (leading(x).size() == 1) {
            return x.view(Shape.of(batch.size(), m, n), x.offset(), new int[] {0, sm, sn});
        }
        NDArray all = x.broadcastTo(append(batch, m, n));
        if (batch.rank() == 1) {
            return all;
        }
        return all.reshape(batch.size(), m, n);
    }

    private static Shape leading(NDArray x) {
        return Shape.of(java.util.Arrays.copyOf(x.shape().lengths(), x.rank() - 2));
    }

    private static Shape append(Shape s, int m, int n) {
        int[] d = java.util.Arrays.copyOf(s.lengths(), s.rank() + 2);
        d[s.rank()] = m;
        d[s.rank() + 1] = n;
        return Shape.of(d);
    }

    private static IllegalArgumentException error(String expectation, NDArray a, NDArray b) {
        return new IllegalArgumentException(
                "matmul: " + expectation + "\n  a: " + a.describe() + "\n  b: " + b.describe());
    }
}
