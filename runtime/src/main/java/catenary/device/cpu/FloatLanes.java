package catenary.device.cpu;

import static jdk.incubator.vector.VectorOperators.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// [FloatMath] on vectors: the same operations in the same order, hence the same bits.
///
/// Loaded only where the Vector API is present. Nothing calls these methods: [KernelCompiler] copies their code into
/// each kernel, because a vector that crosses a call is an object, and whether HotSpot inlines a call depends on what it
/// compiled before.
final class FloatLanes {

    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    static final VectorShuffle<Float> SLIDE_1 = VectorShuffle.iota(S, 1, 1, true);
    static final VectorShuffle<Float> SLIDE_2 = VectorShuffle.iota(S, 2, 1, true);
    static final VectorShuffle<Float> SLIDE_4 = VectorShuffle.iota(S, 4, 1, true);
    static final VectorShuffle<Float> SLIDE_8 = VectorShuffle.iota(S, 8, 1, true);

    private FloatLanes() {}

    static FloatVector of(float c) {
        return FloatVector.broadcast(S, c);
    }

    static FloatVector sign(FloatVector x) {
        return x.blend(1, x.compare(GT, 0)).blend(-1, x.compare(LT, 0));
    }

    /// The nearest whole number, for values below 2^23; ties to even.
    private static FloatVector round(FloatVector x) {
        FloatVector t = x.abs().add(0x1p23f).sub(0x1p23f);
        return signed(t, x);
    }

    /// `magnitude`, whose sign is clear or that of `x`, with the sign of `x`.
    private static FloatVector signed(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(0x80000000);
        return magnitude.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    static FloatVector floor(FloatVector x) {
        FloatVector t = round(x);
        FloatVector y = signed(t.sub(of(0).blend(1, t.compare(GT, x))), x);
        return x.blend(y, x.abs().compare(LT, 0x1p23f));
    }

    static FloatVector ceil(FloatVector x) {
        FloatVector t = round(x);
        FloatVector y = signed(t.add(of(0).blend(1, t.compare(LT, x))), x);
        return x.blend(y, x.abs().compare(LT, 0x1p23f));
    }

    static FloatVector trunc(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector t = a.add(0x1p23f).sub(0x1p23f);
        FloatVector y = signed(t.sub(of(0).blend(1, t.compare(GT, a))), x);
        return x.blend(y, a.compare(LT, 0x1p23f));
    }

    static FloatVector exp(FloatVector x) {
        boolean normal = x.abs().compare(LE, FloatMath.NORMAL_EXP).allTrue();
        if (!normal) {
            x = within(x, -104f, 89f);
        }
        FloatVector z = x.lanewise(FMA, of(FloatMath.LOG2_E), of(FloatMath.ROUND));
        FloatVector y = expPolynomial(reduced(z.sub(FloatMath.ROUND), x)).add(1);
        IntVector i = z.reinterpretAsInts();
        if (normal) {
            return y.reinterpretAsInts().add(i.lanewise(LSHL, 23)).reinterpretAsFloats();
        }
        IntVector h = i.lanewise(ASHR, 1);
        return y.mul(powerOf2(h)).mul(powerOf2(i.sub(h)));
    }

    private static FloatVector powerOf2(IntVector i) {
        return i.lanewise(LSHL, 23).add(FloatMath.ONE).reinterpretAsFloats();
    }

    /// `x`, or the bound that it passes. A third of the instructions of `max` and `min`, which order zeros.
    private static FloatVector within(FloatVector x, float least, float greatest) {
        x = x.blend(least, x.compare(LT, least));
        return x.blend(greatest, x.compare(GT, greatest));
    }

    /// `x - k ln 2`.
    private static FloatVector reduced(FloatVector k, FloatVector x) {
        FloatVector r = k.lanewise(FMA, of(-FloatMath.LN2_HIGH), x);
        return k.lanewise(FMA, of(-FloatMath.LN2_LOW), r);
    }

    private static FloatVector expPolynomial(FloatVector r) {
        FloatVector y = r.lanewise(FMA, of(FloatMath.EXP0), of(FloatMath.EXP1));
        y = y.lanewise(FMA, r, of(FloatMath.EXP2));
        y = y.lanewise(FMA, r, of(FloatMath.EXP3));
        y = y.lanewise(FMA, r, of(FloatMath.EXP4));
        y = y.lanewise(FMA, r, of(FloatMath.EXP5));
        return y.lanewise(FMA, r.mul(r), r);
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector c = within(x, -30f, 89f);
        FloatVector z = c.lanewise(FMA, of(FloatMath.LOG2_E), of(FloatMath.ROUND));
        FloatVector k = z.sub(FloatMath.ROUND);
        FloatVector p = expPolynomial(reduced(k, c));
        FloatVector half = powerOf2(z.reinterpretAsInts().sub(1));
        FloatVector y = half.lanewise(FMA, p, half.sub(0.5f)).mul(2);
        return y.blend(x, x.abs().compare(LT, 0x1p-26f));
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        return of(1).blend(e, x.compare(LT, 0)).div(e.add(1));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector y = of(1).sub(of(2).div(exp(a.add(a)).add(1)));
        y = y.blend(y.neg(), x.compare(LT, 0));
        return y.blend(tanhPolynomial(x), a.compare(LT, 0.625f)).blend(x, x.compare(EQ, 0));
    }

    private static FloatVector tanhPolynomial(FloatVector x) {
        FloatVector z = x.mul(x);
        FloatVector y = z.lanewise(FMA, of(FloatMath.TANH0), of(FloatMath.TANH1));
        y = y.lanewise(FMA, z, of(FloatMath.TANH2));
        y = y.lanewise(FMA, z, of(FloatMath.TANH3));
        y = y.lanewise(FMA, z, of(FloatMath.TANH4));
        return y.mul(z).lanewise(FMA, x, x);
    }

    static FloatVector log(FloatVector x) {
        VectorMask<Float> small = x.compare(LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p25f), small).reinterpretAsInts().add(FloatMath.ONE - FloatMath.HALF_SQRT2);
        FloatVector k = exponent(bits).sub(of(127).blend(152, small));
        FloatVector y = logOf(mantissa(bits).sub(1), k, of(0));
        return logEdges(y, x, 0);
    }

    /// `y` where `x` is greater than `zero` and finite, else what the logarithm is there.
    private static FloatVector logEdges(FloatVector y, FloatVector x, float zero) {
        y = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
        FloatVector rest = of(Float.NaN).blend(Float.NEGATIVE_INFINITY, x.compare(EQ, zero));
        return rest.blend(y, x.compare(GT, zero));
    }

    private static FloatVector exponent(IntVector bits) {
        return (FloatVector) bits.lanewise(ASHR, 23).convert(I2F, 0);
    }

    private static FloatVector mantissa(IntVector bits) {
        return bits.and(0x7FFFFF).add(FloatMath.HALF_SQRT2).reinterpretAsFloats();
    }

    private static FloatVector logOf(FloatVector f, FloatVector k, FloatVector c) {
        FloatVector s = f.div(f.add(2));
        FloatVector z = s.mul(s);
        FloatVector w = z.mul(z);
        FloatVector odd = w.lanewise(FMA, of(FloatMath.LOG3), of(FloatMath.LOG1));
        FloatVector even = w.lanewise(FMA, of(FloatMath.LOG4), of(FloatMath.LOG2));
        FloatVector r = z.lanewise(FMA, odd, w.mul(even));
        FloatVector h = f.mul(0.5f).mul(f);
        FloatVector low = k.lanewise(FMA, of(FloatMath.LOG_LN2_LOW), c);
        FloatVector y = s.lanewise(FMA, h.add(r), low).sub(h).add(f);
        return k.lanewise(FMA, of(FloatMath.LOG_LN2_HIGH), y);
    }

    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1);
        IntVector bits = u.reinterpretAsInts().add(FloatMath.ONE - FloatMath.HALF_SQRT2);
        FloatVector k = exponent(bits).sub(127);
        VectorMask<Float> near = k.compare(EQ, 0);
        FloatVector f = mantissa(bits).sub(1).blend(x, near);
        FloatVector y = logOf(f, k, lost(x, u).blend(0, near));
        y = logEdges(y, x, -1);
        return y.blend(x, x.compare(EQ, 0));
    }

    /// What rounding `1 + x` to `u` lost, relative to `u`.
    private static FloatVector lost(FloatVector x, FloatVector u) {
        FloatVector big = of(1).sub(u.sub(x));
        return x.sub(u.sub(1)).blend(big, x.compare(GT, 1)).div(u);
    }

    static FloatVector sin(FloatVector x) {
        VectorMask<Float> near = x.abs().compare(LE, FloatMath.MAX_ANGLE);
        FloatVector y = circular(x, 0).blend(x, x.compare(EQ, 0));
        return near.allTrue() ? y : FloatByLane.far(x, y, near, false);
    }

    static FloatVector cos(FloatVector x) {
        VectorMask<Float> near = x.abs().compare(LE, FloatMath.MAX_ANGLE);
        FloatVector y = circular(x, 1);
        return near.allTrue() ? y : FloatByLane.far(x, y, near, true);
    }

    private static FloatVector circular(FloatVector x, int turn) {
        FloatVector z = x.mul(FloatMath.TWO_OVER_PI).add(FloatMath.ROUND);
        FloatVector k = z.sub(FloatMath.ROUND);
        FloatVector r = k.lanewise(FMA, of(-FloatMath.HALF_PI_1), x);
        r = k.lanewise(FMA, of(-FloatMath.HALF_PI_2), r);
        r = k.lanewise(FMA, of(-FloatMath.HALF_PI_3), r);
        IntVector quarter = z.reinterpretAsInts().add(turn);
        FloatVector w = r.mul(r);
        VectorMask<Float> odd = quarter.and(1).compare(NE, 0).cast(S);
        FloatVector y = sinPolynomial(r, w).blend(cosPolynomial(w), odd);
        IntVector sign = quarter.and(2).lanewise(LSHL, 30);
        return y.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector sinPolynomial(FloatVector r, FloatVector w) {
        FloatVector y = w.lanewise(FMA, of(FloatMath.SIN0), of(FloatMath.SIN1));
        y = y.lanewise(FMA, w, of(FloatMath.SIN2));
        return y.mul(w).lanewise(FMA, r, r);
    }

    private static FloatVector cosPolynomial(FloatVector w) {
        FloatVector y = w.lanewise(FMA, of(FloatMath.COS0), of(FloatMath.COS1));
        y = y.lanewise(FMA, w, of(FloatMath.COS2));
        return y.lanewise(FMA, w.mul(w), w.lanewise(FMA, of(-0.5f), of(1)));
    }

    /// 1 where `mask` is set, else 0.
    static FloatVector number(VectorMask<Float> mask) {
        return of(0).blend(1, mask);
    }
}
