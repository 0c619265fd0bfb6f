// What CUDA C finds built in, for a C++ compiler: kernels become functions that run on the host, thread by thread.
//
// A thread of a block runs until it waits for others; only then the next one starts, on a stack of its own. So a kernel
// without barriers is a plain loop, and one with barriers or shuffles is a set of fibers that take turns.

#define CATENARY_HOST 1
#define __global__
#define __device__
#define __host__
#define __constant__ static
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __launch_bounds__(...)
#define __grid_constant__
#define __align__(n) __attribute__((aligned(n)))
// `extern __shared__` doesn't get here: the driver turns it into a pointer.
#define __shared__ static __attribute__((section("catenary_shared")))

typedef __SIZE_TYPE__ size_t;

#define CATENARY_VECTOR(name, T) \
    struct alignas(sizeof(T) * 2) name##2 { T x, y; }; \
    struct name##3 { T x, y, z; }; \
    struct alignas(sizeof(T) * 4 > 16 ? 16 : sizeof(T) * 4) name##4 { T x, y, z, w; }; \
    static inline name##2 make_##name##2(T x, T y) { return {x, y}; } \
    static inline name##3 make_##name##3(T x, T y, T z) { return {x, y, z}; } \
    static inline name##4 make_##name##4(T x, T y, T z, T w) { return {x, y, z, w}; }
CATENARY_VECTOR(char, signed char)
CATENARY_VECTOR(uchar, unsigned char)
CATENARY_VECTOR(short, short)
CATENARY_VECTOR(ushort, unsigned short)
CATENARY_VECTOR(int, int)
CATENARY_VECTOR(uint, unsigned)
CATENARY_VECTOR(longlong, long long)
CATENARY_VECTOR(ulonglong, unsigned long long)
CATENARY_VECTOR(float, float)
CATENARY_VECTOR(double, double)

struct dim3 {
    unsigned x, y, z;
};

extern uint3 threadIdx, blockIdx;
extern dim3 blockDim, gridDim;
static const int warpSize = 32;

// ---- threads of a block, by fibers.cpp

namespace catenary_host {

const int THREADS = 1024;

struct Barrier {
    int arrived, line;
    unsigned generation;
};

extern Barrier blockBarrier;
extern int threads, thread;
extern unsigned long long exchanged[2][THREADS];
extern unsigned char turn[THREADS];
extern char *dynamicShared;

void wait(Barrier &barrier, int expected, int line);
void waitWarp(unsigned mask, int line);
void call(void **arguments);

static inline int lanes() {
    int rest = threads - thread / 32 * 32;
    return rest < 32 ? rest : 32;
}

// The value of lane `lane`, which has called this in the same line; the own one if `lane` is negative, garbage from a
// lane that the block doesn't have. Two turns of slots, since a lane is at most one exchange ahead of another.
template <class T> static T fromLane(unsigned mask, T value, int lane, int line) {
    static_assert(sizeof(T) <= 8, "at most 8 bytes are exchanged at a time");
    unsigned long long *slots = exchanged[turn[thread] ^= 1];
    __builtin_memcpy(&slots[thread], &value, sizeof(T));
    waitWarp(mask, line);
    if (lane < 0) {
        return value;
    }
    T other;
    __builtin_memset(&other, 0xff, sizeof(T));
    if (lane < lanes()) {
        __builtin_memcpy(&other, &slots[thread / 32 * 32 + lane], sizeof(T));
    }
    return other;
}

template <int... I> struct Indices {};
template <int N, int... I> struct CountTo : CountTo<N - 1, N - 1, I...> {};
template <int... I> struct CountTo<0, I...> {
    typedef Indices<I...> type;
};

template <class... P, int... I> static void unpack(void (*kernel)(P...), void **a, Indices<I...>) {
    kernel(*(P *)a[I]...);
}

template <class... P> static void unpack(void (*kernel)(P...), void **a) {
    unpack(kernel, a, typename CountTo<sizeof...(P)>::type());
}

}

#define __syncthreads() catenary_host::wait(catenary_host::blockBarrier, catenary_host::threads, __LINE__)

static inline void __syncwarp(unsigned mask = 0xffffffffu, int line = __builtin_LINE()) {
    catenary_host::waitWarp(mask, line);
}

template <class T> static T __shfl_sync(
        unsigned mask, T value, int from, int width = 32, int line = __builtin_LINE()) {
    int lane = catenary_host::thread % 32;
    return catenary_host::fromLane(mask, value, (lane & -width) + (from & (width - 1)), line);
}

template <class T> static T __shfl_down_sync(
        unsigned mask, T value, unsigned by, int width = 32, int line = __builtin_LINE()) {
    int lane = catenary_host::thread % 32;
    bool inside = (lane & (width - 1)) + by < (unsigned)width;
    return catenary_host::fromLane(mask, value, inside ? (int)(lane + by) : -1, line);
}

template <class T> static T __shfl_up_sync(
        unsigned mask, T value, unsigned by, int width = 32, int line = __builtin_LINE()) {
    int lane = catenary_host::thread % 32;
    bool inside = (unsigned)(lane & (width - 1)) >= by;
    return catenary_host::fromLane(mask, value, inside ? (int)(lane - by) : -1, line);
}

template <class T> static T __shfl_xor_sync(
        unsigned mask, T value, int with, int width = 32, int line = __builtin_LINE()) {
    int lane = catenary_host::thread % 32;
    return catenary_host::fromLane(mask, value, with < width ? lane ^ with : -1, line);
}

static inline unsigned __ballot_sync(unsigned mask, int predicate, int line = __builtin_LINE()) {
    int thread = catenary_host::thread;
    catenary_host::fromLane(mask, (long long)(predicate != 0), -1, line);
    unsigned long long *slots = catenary_host::exchanged[catenary_host::turn[thread]];
    unsigned votes = 0;
    for (int i = 0; i < catenary_host::lanes(); i++) {
        votes |= (unsigned)slots[thread / 32 * 32 + i] << i;
    }
    return votes;
}

static inline int __any_sync(unsigned mask, int predicate, int line = __builtin_LINE()) {
    return __ballot_sync(mask, predicate, line) != 0;
}

static inline int __all_sync(unsigned mask, int predicate, int line = __builtin_LINE()) {
    return __ballot_sync(mask, !predicate, line) == 0;
}

static inline void __threadfence() {}
static inline void __threadfence_block() {}

// ---- memory

template <class T> static inline T __ldg(const T *p) { return *p; }

#define CATENARY_ATOMICS(T) \
    static inline T atomicAdd(T *p, T v) { T old = *p; *p = old + v; return old; } \
    static inline T atomicMax(T *p, T v) { T old = *p; *p = old > v ? old : v; return old; } \
    static inline T atomicMin(T *p, T v) { T old = *p; *p = old < v ? old : v; return old; } \
    static inline T atomicExch(T *p, T v) { T old = *p; *p = v; return old; } \
    static inline T atomicOr(T *p, T v) { T old = *p; *p = old | v; return old; } \
    static inline T atomicAnd(T *p, T v) { T old = *p; *p = old & v; return old; } \
    static inline T atomicXor(T *p, T v) { T old = *p; *p = old ^ v; return old; } \
    static inline T atomicCAS(T *p, T expected, T v) { T old = *p; *p = old == expected ? v : old; return old; }
CATENARY_ATOMICS(int)
CATENARY_ATOMICS(unsigned)
CATENARY_ATOMICS(unsigned long long)
static inline long long atomicMax(long long *p, long long v) { long long old = *p; *p = old > v ? old : v; return old; }
static inline long long atomicMin(long long *p, long long v) { long long old = *p; *p = old < v ? old : v; return old; }

// ---- numbers

#define CATENARY_UNARY(name) \
    extern "C" double name(double) noexcept; \
    extern "C" float name##f(float) noexcept; \
    static inline float name(float x) { return name##f(x); }
#define CATENARY_BINARY(name) \
    extern "C" double name(double, double) noexcept; \
    extern "C" float name##f(float, float) noexcept; \
    static inline float name(float x, float y) { return name##f(x, y); }
CATENARY_UNARY(exp) CATENARY_UNARY(exp2) CATENARY_UNARY(exp10) CATENARY_UNARY(expm1)
CATENARY_UNARY(log) CATENARY_UNARY(log2) CATENARY_UNARY(log10) CATENARY_UNARY(log1p)
CATENARY_UNARY(sin) CATENARY_UNARY(cos) CATENARY_UNARY(tan)
CATENARY_UNARY(asin) CATENARY_UNARY(acos) CATENARY_UNARY(atan)
CATENARY_UNARY(sinh) CATENARY_UNARY(cosh) CATENARY_UNARY(tanh)
CATENARY_UNARY(asinh) CATENARY_UNARY(acosh) CATENARY_UNARY(atanh)
CATENARY_UNARY(sqrt) CATENARY_UNARY(cbrt) CATENARY_UNARY(fabs)
CATENARY_UNARY(floor) CATENARY_UNARY(ceil) CATENARY_UNARY(trunc)
CATENARY_UNARY(round) CATENARY_UNARY(rint) CATENARY_UNARY(nearbyint)
CATENARY_UNARY(erf) CATENARY_UNARY(erfc) CATENARY_UNARY(lgamma) CATENARY_UNARY(tgamma)
CATENARY_BINARY(pow) CATENARY_BINARY(atan2) CATENARY_BINARY(fmod) CATENARY_BINARY(remainder) CATENARY_BINARY(hypot)
CATENARY_BINARY(fmin) CATENARY_BINARY(fmax) CATENARY_BINARY(fdim) CATENARY_BINARY(copysign) CATENARY_BINARY(nextafter)

extern "C" double fma(double, double, double) noexcept;
extern "C" float fmaf(float, float, float) noexcept;
extern "C" double ldexp(double, int) noexcept;
extern "C" float ldexpf(float, int) noexcept;
extern "C" void sincos(double, double *, double *) noexcept;
extern "C" void sincosf(float, float *, float *) noexcept;
static inline float fma(float x, float y, float z) { return fmaf(x, y, z); }
static inline float ldexp(float x, int n) { return ldexpf(x, n); }

static inline float rsqrtf(float x) { return (float)(1 / sqrt((double)x)); }
static inline double rsqrt(double x) { return 1 / sqrt(x); }
static inline float rsqrt(float x) { return rsqrtf(x); }
static inline float rcbrtf(float x) { return 1 / cbrtf(x); }
static inline double rcbrt(double x) { return 1 / cbrt(x); }
static inline double sinpi(double x) { return sin(x * 3.14159265358979323846); }
static inline double cospi(double x) { return cos(x * 3.14159265358979323846); }
static inline float sinpif(float x) { return (float)sinpi((double)x); }
static inline float cospif(float x) { return (float)cospi((double)x); }
static inline void sincospif(float x, float *s, float *c) { *s = sinpif(x); *c = cospif(x); }
static inline void sincospi(double x, double *s, double *c) { *s = sinpi(x); *c = cospi(x); }
static inline float fdividef(float x, float y) { return x / y; }
static inline float __fdividef(float x, float y) { return x / y; }
static inline float __expf(float x) { return expf(x); }
static inline float __logf(float x) { return logf(x); }
static inline float __powf(float x, float y) { return powf(x, y); }
static inline float __saturatef(float x) { return x > 0 ? x < 1 ? x : 1 : 0; }

static inline float __fadd_rn(float x, float y) { return x + y; }
static inline float __fsub_rn(float x, float y) { return x - y; }
static inline float __fmul_rn(float x, float y) { return x * y; }
static inline float __fdiv_rn(float x, float y) { return x / y; }
static inline float __fsqrt_rn(float x) { return sqrtf(x); }
static inline float __frcp_rn(float x) { return 1 / x; }
static inline float __fmaf_rn(float x, float y, float z) { return fmaf(x, y, z); }
static inline double __dadd_rn(double x, double y) { return x + y; }
static inline double __dsub_rn(double x, double y) { return x - y; }
static inline double __dmul_rn(double x, double y) { return x * y; }
static inline double __ddiv_rn(double x, double y) { return x / y; }
static inline double __dsqrt_rn(double x) { return sqrt(x); }
static inline double __fma_rn(double x, double y, double z) { return fma(x, y, z); }

#define CATENARY_CLASSES(T) \
    static inline bool isnan(T x) { return __builtin_isnan(x); } \
    static inline bool isinf(T x) { return __builtin_isinf(x); } \
    static inline bool isfinite(T x) { return __builtin_isfinite(x); } \
    static inline bool signbit(T x) { return __builtin_signbit(x); } \
    static inline T abs(T x) { return fabs(x); }
CATENARY_CLASSES(float)
CATENARY_CLASSES(double)

#define CATENARY_EXTREMA(T) \
    static inline T min(T x, T y) { return y < x ? y : x; } \
    static inline T max(T x, T y) { return x < y ? y : x; }
CATENARY_EXTREMA(int)
CATENARY_EXTREMA(unsigned)
CATENARY_EXTREMA(long)
CATENARY_EXTREMA(unsigned long)
CATENARY_EXTREMA(long long)
CATENARY_EXTREMA(unsigned long long)
static inline float min(float x, float y) { return fminf(x, y); }
static inline float max(float x, float y) { return fmaxf(x, y); }
static inline double min(double x, double y) { return fmin(x, y); }
static inline double max(double x, double y) { return fmax(x, y); }

extern "C" int abs(int) noexcept;
extern "C" long long llabs(long long) noexcept;
static inline long long abs(long long x) { return llabs(x); }

// Out of range, a processor's conversion yields whatever it likes; CUDA's goes to the nearest value.
#define CATENARY_TO_WHOLE(name, F, T, least, most, nan) \
    static inline T name(F x) { return x != x ? nan : x <= (F)(least) ? least : x >= (F)(most) ? most : (T)x; }
CATENARY_TO_WHOLE(__float2int_rz, float, int, (-2147483647 - 1), 2147483647, 0)
CATENARY_TO_WHOLE(__float2uint_rz, float, unsigned, 0u, 4294967295u, 0)
CATENARY_TO_WHOLE(__double2int_rz, double, int, (-2147483647 - 1), 2147483647, 0)
CATENARY_TO_WHOLE(__double2uint_rz, double, unsigned, 0u, 4294967295u, 0)
#define CATENARY_LEAST (-9223372036854775807LL - 1)
CATENARY_TO_WHOLE(__float2ll_rz, float, long long, CATENARY_LEAST, 9223372036854775807LL, CATENARY_LEAST)
CATENARY_TO_WHOLE(__double2ll_rz, double, long long, CATENARY_LEAST, 9223372036854775807LL, CATENARY_LEAST)

template <class To, class From> static inline To catenary_host_bits(From x) {
    static_assert(sizeof(To) == sizeof(From), "the same bits");
    To y;
    __builtin_memcpy(&y, &x, sizeof(To));
    return y;
}
static inline int __float_as_int(float x) { return catenary_host_bits<int>(x); }
static inline unsigned __float_as_uint(float x) { return catenary_host_bits<unsigned>(x); }
static inline float __int_as_float(int x) { return catenary_host_bits<float>(x); }
static inline float __uint_as_float(unsigned x) { return catenary_host_bits<float>(x); }
static inline long long __double_as_longlong(double x) { return catenary_host_bits<long long>(x); }
static inline double __longlong_as_double(long long x) { return catenary_host_bits<double>(x); }

static inline unsigned __umulhi(unsigned x, unsigned y) { return (unsigned)((unsigned long long)x * y >> 32); }
static inline int __mulhi(int x, int y) { return (int)((long long)x * y >> 32); }
static inline unsigned long long __umul64hi(unsigned long long x, unsigned long long y) {
    return (unsigned long long)((unsigned __int128)x * y >> 64);
}
static inline int __popc(unsigned x) { return __builtin_popcount(x); }
static inline int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
static inline int __clz(int x) { return x == 0 ? 32 : __builtin_clz(x); }
static inline int __clzll(long long x) { return x == 0 ? 64 : __builtin_clzll(x); }
static inline int __ffs(int x) { return __builtin_ffs(x); }
