package catenary.device.cuda;

import catenary.array.NDArray;

/// Matrix products of any strides, in terms of [Driver#gemm]; see [catenary.array.Device#gemm].
final class Products {

    private Products() {}

    static void run(CudaDevice device, double alpha, NDArray a, NDArray b, double beta, NDArray out) {
        if (out.size() == 0) {
            return;
        }
        int rank = out.rank();
        if (a.shape().axis(rank - 1) == 0) {
            empty(beta, out);
            return;
        }
        boolean fits = leading(out) > 0 && stepFits(out);
        NDArray x = straight(a);
        NDArray y = straight(b);
        NDArray z = fits ? out : beta == 0 ? NDArray.uninitialized(device, out.dtype(), out.shape()) : out.copy();
        device.driver().gemm(product(alpha, x, y, beta, z), device.stream());
        if (z != out) {
            out.assign(z);
        }
        for (NDArray copy : new NDArray[] {x, y, z}) {
            if (copy != a && copy != b && copy != out) {
                device.recycle(copy.dtype(), copy.storage());
            }
        }
    }

    /// Sums of no terms are 0.
    private static void empty(double beta, NDArray out) {
        out.assign(beta == 0 ? NDArray.zeros(out.device(), out.dtype(), out.shape()) : out.mul(beta));
    }

    private static Driver.Product product(double alpha, NDArray a, NDArray b, double beta, NDArray out) {
        int rank = out.rank();
        int m = out.shape().axis(rank - 2);
        int batch = rank == 2 ? 1 : out.shape().axis(0);
        int lda = leading(a);
        int ldb = leading(b);
        int ldc = leading(out);
        long stepA = step(a);
        long stepB = step(b);
        long stepC = step(out);
        // A stack times one matrix is one product, if the rows of the stack follow each other.
        boolean flat = batch > 1 && stepB == 0 && lda > 0 && stepA == (long) m * lda && stepC == (long) m * ldc;
        return new Driver.Product(
                out.dtype(), CudaDevice.tf32(), lda < 0, ldb < 0, flat ? m * batch : m, out.shape().axis(rank - 1),
                a.shape().axis(rank - 1), alpha, CudaDevice.address(a), Math.abs(lda), stepA, CudaDevice.address(b),
                Math.abs(ldb), stepB, beta, CudaDevice.address(out), ldc, stepC, flat ? 1 : batch);
    }

    private static NDArray straight(NDArray x) {
        return leading(x) != 0 && stepFits(x) ? x : x.copy();
    }

    /// Elements from one matrix of a stack to the next.
    private static long step(NDArray x) {
        return x.rank() == 2 ? 0 : x.stride(0);
    }

    private static boolean stepFits(NDArray x) {
        return step(x) >= 0;
    }

    /// The distance between rows, if the last two axes of `x` are a matrix as the driver takes it; negated, that between
    /// columns, if its transpose is; else 0.
    private static int leading(NDArray x) {
        int r = x.rank();
        int rows = x.shape().axis(r - 2);
        int columns = x.shape().axis(r - 1);
        int byRows = leading(rows, columns, x.stride(r - 2), x.stride(r - 1));
        return byRows > 0 ? byRows : -leading(columns, rows, x.stride(r - 1), x.stride(r - 2));
    }

    private static int leading(int rows, int columns, int down, int across) {
        if (across != 1 && columns != 1) {
            return 0;
        }
        return rows == 1 ? columns : down >= columns ? down : 0;
    }
}
