// Products of row-major matrices and convolutions on the host, in the shape of a call of cuBLAS and cuDNN: plain loops in an
// order that a compiler can make wide, summed in float (float32, float16, bfloat16) or double.

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

// Lengths in x, w and y along an axis, and how the windows lie there.
struct Axis {
    int x, w, y, stride, pad, dilate;
    // Where in x element k of window p is, or -1.
    long at(long k, long p) const {
        long i = p * stride - pad + k * dilate;
        return 0 <= i && i < x ? i : -1;
    }
};

struct Shapes {
    int images, channels, results, groups;
    Axis axes[3];
};

template <class T, class Sum>
Sum *widened(const void *from, long n, bool zeros) {
    Sum *to = (Sum *)malloc(n * sizeof(Sum));
    for (long i = 0; i < n; i++) {
        to[i] = zeros ? Sum(0) : Sum(((const T *)from)[i]);
    }
    return to;
}

// Operand `result` of the three is computed from the others.
template <class T, class Sum, class Out>
void convolve(int result, const Shapes &s, void *const operands[3]) {
    const Axis &a = s.axes[0], &b = s.axes[1], &c = s.axes[2];
    long in = s.channels / s.groups, out = s.results / s.groups;
    long xs = (long)a.x * b.x * c.x, ws = (long)a.w * b.w * c.w, ys = (long)a.y * b.y * c.y;
    long sizes[3] = {s.images * s.channels * xs, s.results * in * ws, s.images * s.results * ys};
    Sum *all[3];
    for (int i = 0; i < 3; i++) {
        all[i] = widened<T, Sum>(operands[i], sizes[i], i == result);
    }
    for (long n = 0; n < s.images; n++)
    for (long o = 0; o < s.results; o++)
    for (long i = 0; i < in; i++) {
        Sum *x = all[0] + (n * s.channels + o / out * in + i) * xs;
        Sum *w = all[1] + (o * in + i) * ws;
        Sum *y = all[2] + (n * s.results + o) * ys;
        for (long ka = 0; ka < a.w; ka++)
        for (long kb = 0; kb < b.w; kb++)
        for (long kc = 0; kc < c.w; kc++) {
            Sum *k = w + (ka * b.w + kb) * c.w + kc;
            for (long pa = 0; pa < a.y; pa++)
            for (long pb = 0; pb < b.y; pb++) {
                long ia = a.at(ka, pa), ib = b.at(kb, pb);
                Sum *p = y + (pa * b.y + pb) * c.y;
                for (long pc = 0; pc < c.y && ia >= 0 && ib >= 0; pc++) {
                    long ic = c.at(kc, pc);
                    if (ic >= 0) {
                        Sum *e = x + (ia * b.x + ib) * c.x + ic;
                        if (result == 0) {
                            *e += *k * p[pc];
                        } else if (result == 1) {
                            *k += *e * p[pc];
                        } else {
                            p[pc] += *e * *k;
                        }
                    }
                }
            }
        }
    }
    for (long i = 0; i < sizes[result]; i++) {
        ((Out *)operands[result])[i] = all[result][i];
    }
    for (int i = 0; i < 3; i++) {
        free(all[i]);
    }
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

extern "C" void catenary_convolve(int kind, int result, const Shapes *shapes, void *x, void *w, void *y) {
    void *const operands[3] = {x, w, y};
    switch (kind) {
        case 0: return convolve<float, float, float>(result, *shapes, operands);
        case 1: return convolve<Tensor, float, float>(result, *shapes, operands);
        case 2: return convolve<double, double, double>(result, *shapes, operands);
        case 3: return convolve<Half, float, Half>(result, *shapes, operands);
        default: return convolve<Bfloat, float, Bfloat>(result, *shapes, operands);
    }
}
