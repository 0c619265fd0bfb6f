package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.expr.DType;

/// Fills arrays with random numbers; see [catenary.array.Device#random]. Each thread makes the elements of one block of
/// the generator.
final class RandomFill {

    private static final int THREADS = 256;

    private static final String BODY = """
            struct NAME_arguments {
                ELEMENT *out;
                int n;
                const double *page;
                long long scalars[2]; // the seed and the first block
            };

            // Philox4x32-10 by Salmon et al.
            CATENARY_FUNCTION void words(unsigned long long seed, unsigned long long block, unsigned int *w) {
                unsigned int c0 = block, c1 = block >> 32, c2 = 0, c3 = 0, k0 = seed, k1 = seed >> 32;
                for (int round = 0; round < 10; round++) {
                    const unsigned long long p0 = 0xD2511F53ull * c0, p1 = 0xCD9E8D57ull * c2;
                    c0 = (unsigned int)(p1 >> 32) ^ c1 ^ k0;
                    c1 = (unsigned int)p1;
                    c2 = (unsigned int)(p0 >> 32) ^ c3 ^ k1;
                    c3 = (unsigned int)p0;
                    k0 += 0x9E3779B9u;
                    k1 += 0xBB67AE85u;
                }
                w[0] = c0;
                w[1] = c1;
                w[2] = c2;
                w[3] = c3;
            }

            extern "C" __global__ void NAME(const NAME_arguments a) {
                const long long block = (long long)blockIdx.x * blockDim.x + threadIdx.x, first = block * COUNT;
                if (first >= a.n) return;
                unsigned int w[4];
                words(CATENARY_WHOLE_SCALAR(a, 0), (unsigned long long)CATENARY_WHOLE_SCALAR(a, 1) + block, w);
                REAL u[COUNT];
                UNIFORM
                NORMAL
                typedef catenary_pack<ELEMENT, COUNT> Pack;
                Pack made;
                for (int i = 0; i < COUNT; i++) made.at[i] = STORED;
                ELEMENT *to = a.out + first;
                if (first + COUNT <= a.n && (unsigned long long)to % sizeof(Pack) == 0) *(Pack *)to = made;
                else for (int i = 0; i < COUNT && first + i < a.n; i++) to[i] = made.at[i];
            }
            """;

    private static final String FLOATS = "for (int i = 0; i < 4; i++) u[i] = (w[i] >> 8) * 0x1p-24f;";

    private static final String DOUBLES = """
            for (int i = 0; i < 2; i++)
                    u[i] = ((w[2 * i + 1] & 0xFFFFF800ull) << 21 | w[2 * i]) * 0x1p-53;""";

    private static final String FLOAT_PAIRS = """
            for (int i = 0; i < 4; i += 2) {
                    const float r = sqrtf(-2 * logf(1 - u[i])), angle = 0x1.921fb6p2f * u[i + 1];
                    u[i] = r * cosf(angle);
                    u[i + 1] = r * sinf(angle);
                }""";

    private static final String DOUBLE_PAIR = """
            const double r = sqrt(-2 * log(1 - u[0])), angle = 0x1.921fb54442d18p2 * u[1];
                u[0] = r * cos(angle);
                u[1] = r * sin(angle);""";

    private static final Code[] UNIFORM = codes(false);
    private static final Code[] NORMAL = codes(true);

    private RandomFill() {}

    static void run(CudaDevice device, NDArray out, boolean normal, long seed, long counter) {
        int n = out.size();
        if (n == 0) {
            return;
        }
        int perThread = out.dtype() == DType.FLOAT64 ? 2 : 4;
        int threads = (int) (((long) n + perThread - 1) / perThread);
        device.launch(code(out.dtype(), normal), Driver.Grid.of((threads + THREADS - 1) / THREADS, THREADS),
                Arguments.begin().add(CudaDevice.address(out)).add(n).wholeScalars(seed, counter));
    }

    static Code code(DType dtype, boolean normal) {
        return (normal ? NORMAL : UNIFORM)[dtype.ordinal()];
    }

    /// One kernel a float dtype.
    private static Code[] codes(boolean normal) {
        Code[] all = new Code[DType.values().length];
        for (DType t : DType.values()) {
            if (t.isFloat()) {
                boolean wide = t == DType.FLOAT64;
                String name = "catenary_" + (normal ? "normal_" : "uniform_") + t;
                String text = BODY.replace("UNIFORM", wide ? DOUBLES : FLOATS)
                        .replace("NORMAL", !normal ? "" : wide ? DOUBLE_PAIR : FLOAT_PAIRS)
                        .replace("COUNT", wide ? "2" : "4").replace("STORED", Arithmetic.of(t).store(t, "u[i]"))
                        .replace("REAL", wide ? "double" : "float").replace("ELEMENT", Arithmetic.storage(t));
                all[t.ordinal()] = new Code(name, text.replace("NAME", name));
            }
        }
        return all;
    }
}
