package catenary.device.cuda;

/// Sorts 64-bit numbers on the device by some of their bits, keeping the order of those that agree in them.
///
/// Both methods take the numbers in one buffer and give them back, sorted, in another; the first one is recycled.
final class Sort {

    private static final int THREADS = 256;

    /// Bits sorted by in one pass: as many digits as a block has threads.
    private static final int DIGIT = 8;

    /// Pieces that a pass works on at once, so many at most that one block can add up their counts.
    private static final int PIECES = 512;

    /// The place of a number is the count of smaller ones. All must differ.
    private static final Code COUNT = new Code("catenary_sort_count", """
            struct catenary_sort_count_arguments {
                const unsigned long long *from;
                unsigned long long *to;
                int n;
            };
            extern "C" __global__ void catenary_sort_count(const catenary_sort_count_arguments a) {
                const long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
                if (i >= a.n) return;
                const unsigned long long x = a.from[i];
                int less = 0;
                for (int j = 0; j < a.n; j++) less += a.from[j] < x;
                a.to[less] = x;
            }
            """);

    /// A piece is what one block sorts; each group of 32 threads has an eighth of it, one after the other.
    private static final String PIECE = """
            struct Piece {
                const unsigned long long *from;
                unsigned long long *to;
                int *counts; // by digit, then piece
                int n, share, shift;
            };
            CATENARY_FUNCTION long long item(const Piece &a, int round) {
                return ((long long)blockIdx.x * 8 + threadIdx.x / 32) * a.share + round * 32 + threadIdx.x % 32;
            }
            CATENARY_FUNCTION int digit(const Piece &a, unsigned long long x) { return (int)(x >> a.shift) & 255; }
            """;

    private static final Code HISTOGRAM = new Code("catenary_sort_histogram", PIECE + """
            typedef Piece catenary_sort_histogram_arguments;
            extern "C" __global__ void catenary_sort_histogram(const catenary_sort_histogram_arguments a) {
                __shared__ int counts[256];
                counts[threadIdx.x] = 0;
                __syncthreads();
                for (int round = 0; round < a.share / 32; round++) {
                    const long long i = item(a, round);
                    if (i < a.n) atomicAdd(&counts[digit(a, a.from[i])], 1);
                }
                __syncthreads();
                a.counts[threadIdx.x * gridDim.x + blockIdx.x] = counts[threadIdx.x];
            }
            """);

    /// Replaces each count by the sum of those before it.
    private static final Code SCAN = new Code("catenary_sort_scan", """
            struct catenary_sort_scan_arguments {
                int *counts;
                int pieces;
            };
            extern "C" __global__ void catenary_sort_scan(const catenary_sort_scan_arguments a) {
                __shared__ int sums[256];
                const int t = threadIdx.x;
                int *counts = a.counts + t * a.pieces;
                int sum = 0;
                for (int i = 0; i < a.pieces; i++) sum += counts[i];
                sums[t] = sum;
                __syncthreads();
                for (int back = 1; back < 256; back *= 2) {
                    const int more = t < back ? 0 : sums[t - back];
                    __syncthreads();
                    sums[t] += more;
                    __syncthreads();
                }
                int before = sums[t] - sum;
                for (int i = 0; i < a.pieces; i++) {
                    const int count = counts[i];
                    counts[i] = before;
                    before += count;
                }
            }
            """);

    private static final Code SCATTER = new Code("catenary_sort_scatter", PIECE + """
            typedef Piece catenary_sort_scatter_arguments;
            extern "C" __global__ void catenary_sort_scatter(const catenary_sort_scatter_arguments a) {
                __shared__ int next[8][256]; // by group and digit: how many, then where the next one goes
                __shared__ int digits[256];
                const int t = threadIdx.x, group = t / 32, lane = t % 32;
                for (int g = 0; g < 8; g++) next[g][t] = 0;
                __syncthreads();
                for (int round = 0; round < a.share / 32; round++) {
                    const long long i = item(a, round);
                    if (i < a.n) atomicAdd(&next[group][digit(a, a.from[i])], 1);
                }
                __syncthreads();
                int at = a.counts[t * gridDim.x + blockIdx.x];
                for (int g = 0; g < 8; g++) {
                    const int count = next[g][t];
                    next[g][t] = at;
                    at += count;
                }
                for (int round = 0; round < a.share / 32; round++) {
                    const long long i = item(a, round);
                    const unsigned long long x = i < a.n ? a.from[i] : 0;
                    const int d = i < a.n ? digit(a, x) : 256;
                    digits[t] = d;
                    __syncthreads();
                    int before = 0, equal = 0;
                    for (int j = 0; j < 32; j++) {
                        const int same = digits[group * 32 + j] == d;
                        before += same & (j < lane);
                        equal += same;
                    }
                    const int place = i < a.n ? next[group][d] + before : 0;
                    __syncthreads();
                    if (i < a.n) {
                        a.to[place] = x;
                        if (before == equal - 1) next[group][d] = place + 1;
                    }
                }
            }
            """);

    private Sort() {}

    /// Sorts a few different numbers by all of their bits.
    static Buffer byCounting(CudaDevice device, Buffer from, int n) {
        if (n == 1) {
            return from;
        }
        Buffer to = device.allocator().allocate(8L * n);
        device.launch(COUNT, Driver.Grid.of((n + THREADS - 1) / THREADS, THREADS),
                Arguments.begin().add(from.address()).add(to.address()).add(n));
        device.allocator().recycle(from);
        return to;
    }

    /// Sorts by the `bits` bits from bit `shift` on, eight at a time, the lowest first.
    static Buffer byDigits(CudaDevice device, Buffer from, int n, int shift, int bits) {
        int share = (int) Math.max(256, ((long) n + PIECES * 256 - 1) / (PIECES * 256) * 32);
        int pieces = (int) (((long) n + 8L * share - 1) / (8L * share));
        Driver.Grid grid = Driver.Grid.of(pieces, THREADS);
        Buffer to = device.allocator().allocate(8L * n);
        Buffer counts = device.allocator().allocate(4L * THREADS * pieces);
        for (int at = shift; at < shift + bits; at += DIGIT) {
            device.launch(HISTOGRAM, grid, piece(from, to, counts, n, share, at));
            device.launch(SCAN, Driver.Grid.of(1, THREADS), Arguments.begin().add(counts.address()).add(pieces));
            device.launch(SCATTER, grid, piece(from, to, counts, n, share, at));
            Buffer sorted = to;
            to = from;
            from = sorted;
        }
        device.allocator().recycle(counts);
        device.allocator().recycle(to);
        return from;
    }

    private static Arguments piece(Buffer from, Buffer to, Buffer counts, int n, int share, int shift) {
        return Arguments.begin().add(from.address()).add(to.address()).add(counts.address()).add(n).add(share)
                .add(shift);
    }
}
