package catenary.device.cuda;

/// The CUDA C in front of every kernel: types, conversions and functions that CUDA lacks or defines otherwise than the
/// rest of the library. Needs no header, so that NVRTC finds all of it where no toolkit is installed.
final class Preamble {

    private static final String SCALARS = """
            #define CATENARY_SCALAR(a, i) ((a).page ? (a).page[i] : (a).scalars[i])
            #define CATENARY_WHOLE_SCALAR(a, i) ((a).page ? ((const long long *)(a).page)[i] : (a).scalars[i])
            #define CATENARY_FUNCTION __device__ __forceinline__
            """;

    /// Elements that are read and written together.
    private static final String PACK = """
            template <typename T, int N> struct alignas(sizeof(T) * N < 16 ? sizeof(T) * N : 16) catenary_pack {
                T at[N];
            };
            """;

    /// Between numbers and bits, and between the types of elements, rounding to nearest even.
    private static final String CONVERSIONS = """
            CATENARY_FUNCTION float catenary_bits(unsigned int bits) {
            #ifdef __CUDA_ARCH__
                return __uint_as_float(bits);
            #else
                float x;
                __builtin_memcpy(&x, &bits, 4);
                return x;
            #endif
            }
            CATENARY_FUNCTION unsigned int catenary_to_bits(float x) {
            #ifdef __CUDA_ARCH__
                return __float_as_uint(x);
            #else
                unsigned int bits;
                __builtin_memcpy(&bits, &x, 4);
                return bits;
            #endif
            }
            CATENARY_FUNCTION float catenary_float16(unsigned short h) {
            #ifdef __CUDA_ARCH__
                float x;
                asm("cvt.f32.f16 %0, %1;" : "=f"(x) : "h"(h));
                return x;
            #else
                const unsigned int sign = (h & 0x8000u) << 16, rest = h & 0x7fffu;
                if (rest >= 0x7c00u) return catenary_bits(sign | 0x7f800000u | (rest & 0x3ffu) << 13);
                // The fields lie as in a float whose exponent is 112 too small.
                const float x = catenary_bits(rest << 13) * 0x1p112f;
                return catenary_bits(sign | catenary_to_bits(x));
            #endif
            }
            CATENARY_FUNCTION unsigned short catenary_to_float16(float x) {
            #ifdef __CUDA_ARCH__
                unsigned short h;
                asm("cvt.rn.f16.f32 %0, %1;" : "=h"(h) : "f"(x));
                return h;
            #else
                const unsigned int sign = catenary_to_bits(x) >> 16 & 0x8000u, bits = catenary_to_bits(x) & 0x7fffffffu;
                if (bits > 0x7f800000u) return sign | 0x7e00u;
                if (bits >= 0x477ff000u) return sign | 0x7c00u;
                // Below the normal numbers, adding 1/2 leaves just the bits that a float16 has.
                if (bits < 0x38800000u) return sign | (catenary_to_bits(catenary_bits(bits) + 0.5f) - 0x3f000000u);
                return sign | (bits - 0x38000000u + 0xfffu + (bits >> 13 & 1u)) >> 13;
            #endif
            }
            CATENARY_FUNCTION float catenary_bfloat16(unsigned short h) { return catenary_bits((unsigned int)h << 16); }
            CATENARY_FUNCTION unsigned short catenary_to_bfloat16(float x) {
            #if __CUDA_ARCH__ >= 800
                unsigned short h;
                asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(h) : "f"(x));
                return h;
            #else
                const unsigned int bits = catenary_to_bits(x);
                return x != x ? bits >> 16 | 0x40u : (bits + 0x7fffu + (bits >> 16 & 1u)) >> 16;
            #endif
            }
            CATENARY_FUNCTION int catenary_int(double x) {
                return x >= 0x1p31 ? 0x7fffffff : x > -0x1p31 ? (int)x : x == x ? -0x7fffffff - 1 : 0;
            }
            CATENARY_FUNCTION int catenary_int(float x) {
                return x >= 0x1p31f ? 0x7fffffff : x > -0x1p31f ? (int)x : x == x ? -0x7fffffff - 1 : 0;
            }
            CATENARY_FUNCTION long long catenary_long(double x) {
                return x >= 0x1p63 ? 0x7fffffffffffffffLL
                    : x > -0x1p63 ? (long long)x : x == x ? -0x7fffffffffffffffLL - 1 : 0;
            }
            CATENARY_FUNCTION long long catenary_long(float x) { return catenary_long((double)x); }
            """;

    /// One function for `float` and `double`: `max` and `min` are NaN if an operand is, and 0 is greater than -0; a
    /// power is NaN where C takes 1 for it.
    private static final String FLOATS =
            """
                    CATENARY_FUNCTION T catenary_sign(T x) { return x > 0 ? (T)1 : x < 0 ? (T)-1 : x; }
                    CATENARY_FUNCTION T catenary_max(T a, T b) { return a > b ? a : a < b ? b : a == b && a != 0 ? a : a + b; }
                    CATENARY_FUNCTION T catenary_min(T a, T b) { return a < b ? a : a > b ? b : a == b && a != 0 ? a : -(-a - b); }
                    CATENARY_FUNCTION T catenary_sigmoid(T x) {
                        const T e = exp_T(-fabs_T(x));
                        return (x < 0 ? e : (T)1) / ((T)1 + e);
                    }
                    CATENARY_FUNCTION T catenary_pow(T a, T b) {
                        if (b != b) return b;
                        if (b - b != 0 && fabs_T(a) == 1) return b - b;
                        return pow_T(a, b);
                    }
                    """;

    /// One function for `int` and `long long`, U being the type without sign: everything wraps around, and dividing by 0
    /// gives 0.
    private static final String INTEGERS = """
            CATENARY_FUNCTION T catenary_add(T a, T b) { return (T)((U)a + (U)b); }
            CATENARY_FUNCTION T catenary_sub(T a, T b) { return (T)((U)a - (U)b); }
            CATENARY_FUNCTION T catenary_mul(T a, T b) { return (T)((U)a * (U)b); }
            CATENARY_FUNCTION T catenary_div(T a, T b) { return b == 0 ? (T)0 : b == -1 ? (T)(0 - (U)a) : a / b; }
            CATENARY_FUNCTION T catenary_fmod(T a, T b) { return b == 0 || b == -1 ? (T)0 : a % b; }
            CATENARY_FUNCTION T catenary_max(T a, T b) { return a > b ? a : b; }
            CATENARY_FUNCTION T catenary_min(T a, T b) { return a < b ? a : b; }
            CATENARY_FUNCTION T catenary_abs(T a) { return a < 0 ? (T)(0 - (U)a) : a; }
            CATENARY_FUNCTION T catenary_sign(T a) { return (a > 0) - (a < 0); }
            CATENARY_FUNCTION T catenary_pow(T a, T n) {
                if (n < 0) return a == 1 ? (T)1 : a == -1 ? ((n & 1) == 0 ? (T)1 : (T)-1) : (T)0;
                U p = 1, x = (U)a;
                for (; n != 0; n >>= 1) {
                    if (n & 1) p *= x;
                    x *= x;
                }
                return (T)p;
            }
            """;

    static final String TEXT = SCALARS + PACK + CONVERSIONS
            + FLOATS.replace("_T(", "f(").replaceAll("\\bT\\b", "float")
            + FLOATS.replace("_T(", "(").replaceAll("\\bT\\b", "double")
            + INTEGERS.replaceAll("\\bT\\b", "int").replaceAll("\\bU\\b", "unsigned int")
            + INTEGERS.replaceAll("\\bT\\b", "long long").replaceAll("\\bU\\b", "unsigned long long");

    private Preamble() {}
}
