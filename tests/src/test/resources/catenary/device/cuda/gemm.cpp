// Products of row-major matrices on the host, in the shape of a call of cuBLAS: plain loops in an order that a compiler
// can make wide, summed in float (float32, float16, bfloat16) or double.

#include <stdlib.h>
#include <string.h>

namespace {

float ofBits(unsigned bits) {
    float x;
    memcpy(&x, &bits, 4);
    return x;
}

unsigned bitsOf(float x) {
    unsigned bits;
    memcpy(&bits, &x, 4);
    return bits;
}

struct Half {
    unsigned short bits;
    operator float() const {
        unsigned sign = (bits & 0x8000u) << 16, rest = bits & 0x7fffu;
        float magnitude = rest >= 0x7c00u ? ofBits(rest << 13 | 0x7f800000u) : ofBits(rest << 13) * ofBits(0x77800000u);
        return ofBits(bitsOf(magnitude) | sign);
    }
    Half() = default;
    Half(float x) {
        unsigned all = bitsOf(x), sign = all >> 16 & 0x8000u, rest = all & 0x7fffffffu;
        if (rest > 0x7f800000u) {
            rest = 0x7e00u;
        } else if (rest >= 0x477ff000u) {
            rest = 0x7c00u;
        } else if (rest < 0x38800000u) {
            rest = bitsOf(ofBits(rest) + 0.5f) - 0x3f000000u;
        } else {
            rest = (rest - 0x38000000u + 0xfffu + (rest >> 13 & 1)) >> 13;
        }
        bits = (unsigned short)(sign | rest);
    }
};

struct Bfloat {
    unsigned short bits;
    operator float() const { return ofBits((unsigned)bits << 16); }
    Bfloat() = default;
    Bfloat(float x) {
        unsigned all = bitsOf(x);
        bits = (unsigned short)(x != x ? all >> 16 | 0x40u : (all + 0x7fffu + (all >> 16 & 1)) >> 16);
    }
};

struct Tensor {
    float value;
    operator float() const { return ofBits((bitsOf(value) + 0x1000u) & ~0x1fffu); }
    Tensor() = default;
    Tensor(float x) : value(x) {}
};

template <class T, class Sum, class Out>
void multiply(bool transposeA, bool transposeB, long m, long n, long k, double alpha, const T *a, long lda, long strideA,
        const T *b, long ldb, long strideB, double beta, Out *c, long ldc, long strideC, long batch) {
    Sum *wide = (Sum *)malloc((k + 1) * n * sizeof(Sum)), *row = wide + k * n;
    for (long s = 0; s < batch; s++, a += strideA, b += strideB, c += strideC) {
        for (long p = 0; p < k; p++) {
            for (long j = 0; j < n; j++) {
                wide[p * n + j] = transposeB ? b[j * ldb + p] : b[p * ldb + j];
            }
        }
        for (long i = 0; i < m; i++) {
            for (long j = 0; j < n; j++) {
                row[j] = 0;
            }
            for (long p = 0; p < k; p++) {
                Sum x = transposeA ? a[p * lda + i] : a[i * lda + p];
                for (long j = 0; j < n; j++) {
                    row[j] += x * wide[p * n + j];
                }
            }
            for (long j = 0; j < n; j++) {
                Sum y = (Sum)alpha * row[j];
                c[i * ldc + j] = beta == 0 ? y : y + (Sum)beta * (Sum)c[i * ldc + j];
            }
        }
    }
    free(wide);
}

}

extern "C" void catenary_gemm(int kind, int transposeA, int transposeB, int m, int n, int k, double alpha, const void *a,
        int lda, long strideA, const void *b, int ldb, long strideB, double beta, void *c, int ldc, long strideC,
        int batch) {
#define MULTIPLY(T, Sum, Out) \
    multiply<T, Sum, Out>(transposeA, transposeB, m, n, k, alpha, (const T *)a, lda, strideA, (const T *)b, ldb, \
            strideB, beta, (Out *)c, ldc, strideC, batch)
    switch (kind) {
        case 0: return MULTIPLY(float, float, float);
        case 1: return MULTIPLY(Tensor, float, float);
        case 2: return MULTIPLY(double, double, double);
        case 3: return MULTIPLY(Half, float, Half);
        default: return MULTIPLY(Bfloat, float, Bfloat);
    }
}
