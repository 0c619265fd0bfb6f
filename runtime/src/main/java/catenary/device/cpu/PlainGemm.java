package catenary.device.cpu;

/// The matrix product in Java: for products too small for a library call, and where there is no library.
///
/// Leading dimensions are as in [Gemm]: negative ones belong to transposed matrices.
final class PlainGemm {

    private PlainGemm() {}

    static void run(
            double alpha, Object a, int ao, int lda, Object b, int bo, int ldb, double beta, Object c, int co, int ldc,
            int m, int n, int k) {
        int aRow = lda > 0 ? lda : 1;
        int aColumn = lda > 0 ? 1 : -lda;
        int bRow = ldb > 0 ? ldb : 1;
        int bColumn = ldb > 0 ? 1 : -ldb;
        for (int i = 0; i < m; i++) {
            if (c instanceof float[] z) {
                row((float) alpha, (float[]) a, ao + i * aRow, aColumn, (float[]) b, bo, bRow, bColumn, (float) beta, z,
                        co + i * ldc, n, k);
            } else {
                row(alpha, (double[]) a, ao + i * aRow, aColumn, (double[]) b, bo, bRow, bColumn, beta, (double[]) c,
                        co + i * ldc, n, k);
            }
        }
    }

    private static void row(
            float alpha, float[] a, int ao, int as, float[] b, int bo, int bRow, int bColumn, float beta, float[] c,
            int co, int n, int k) {
        for (int j = 0; j < n; j++) {
            c[co + j] = beta == 0 ? 0 : beta * c[co + j];
        }
        for (int p = 0; p < k; p++) {
            float s = alpha * a[ao + p * as];
            int at = bo + p * bRow;
            for (int j = 0; j < n; j++) {
                c[co + j] = Math.fma(s, b[at + j * bColumn], c[co + j]);
            }
        }
    }

    private static void row(
            double alpha, double[] a, int ao, int as, double[] b, int bo, int bRow, int bColumn, double beta,
            double[] c, int co, int n, int k) {
        for (int j = 0; j < n; j++) {
            c[co + j] = beta == 0 ? 0 : beta * c[co + j];
        }
        for (int p = 0; p < k; p++) {
            double s = alpha * a[ao + p * as];
            int at = bo + p * bRow;
            for (int j = 0; j < n; j++) {
                c[co + j] = Math.fma(s, b[at + j * bColumn], c[co + j]);
            }
        }
    }
}
