package catenary.device.cpu;

import static jdk.incubator.vector.VectorOperators.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// [DoubleMath] on vectors: the same operations in the same order, hence the same bits. See [FloatLanes].
final class DoubleLanes {

    static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    static final VectorShuffle<Double> SLIDE_1 = VectorShuffle.iota(S, 1, 1, true);
    static final VectorShuffle<Double> SLIDE_2 = VectorShuffle.iota(S, 2, 1, true);
    static final VectorShuffle<Double> SLIDE_4 = VectorShuffle.iota(S, 4, 1, true);
    static final VectorShuffle<Double> SLIDE_8 = VectorShuffle.iota(S, 8, 1, true);

    private DoubleLanes() {}

    static DoubleVector of(double c) {
        return DoubleVector.broadcast(S, c);
    }

    static DoubleVector sign(DoubleVector x) {
        return x.blend(1, x.compare(GT, 0)).blend(-1, x.compare(LT, 0));
    }

    /// The nearest whole number, for values below 2^52; ties to even.
    private static DoubleVector round(DoubleVector x) {
        return signed(x.abs().add(0x1p52).sub(0x1p52), x);
    }

    /// `magnitude`, whose sign is clear or that of `x`, with the sign of `x`.
    private static DoubleVector signed(DoubleVector magnitude, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return magnitude.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    static DoubleVector floor(DoubleVector x) {
        DoubleVector t = round(x);
        DoubleVector y = signed(t.sub(of(0).blend(1, t.compare(GT, x))), x);
        return x.blend(y, x.abs().compare(LT, 0x1p52));
    }

    static DoubleVector ceil(DoubleVector x) {
        DoubleVector t = round(x);
        DoubleVector y = signed(t.add(of(0).blend(1, t.compare(LT, x))), x);
        return x.blend(y, x.abs().compare(LT, 0x1p52));
    }

    static DoubleVector trunc(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector t = a.add(0x1p52).sub(0x1p52);
        DoubleVector y = signed(t.sub(of(0).blend(1, t.compare(GT, a))), x);
        return x.blend(y, a.compare(LT, 0x1p52));
    }

    static DoubleVector exp(DoubleVector x) {
        boolean normal = x.abs().compare(LE, DoubleMath.NORMAL_EXP).allTrue();
        if (!normal) {
            x = x.max(-746).min(710);
        }
        DoubleVector z = x.mul(DoubleMath.LOG2_E).add(DoubleMath.ROUND);
        DoubleVector y = expPolynomial(reduced(z.sub(DoubleMath.ROUND), x)).add(1);
        LongVector i = z.reinterpretAsLongs();
        if (normal) {
            return y.reinterpretAsLongs().add(i.lanewise(LSHL, 52)).reinterpretAsDoubles();
        }
        i = i.sub(DoubleMath.ROUND_BITS);
        LongVector h = i.lanewise(ASHR, 1);
        return y.mul(powerOf2(h)).mul(powerOf2(i.sub(h)));
    }

    private static DoubleVector powerOf2(LongVector i) {
        return i.add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
    }

    /// `x - k ln 2`.
    private static DoubleVector reduced(DoubleVector k, DoubleVector x) {
        DoubleVector r = k.lanewise(FMA, of(-DoubleMath.LN2_HIGH), x);
        return k.lanewise(FMA, of(-DoubleMath.LN2_LOW), r);
    }

    private static DoubleVector expPolynomial(DoubleVector r) {
        DoubleVector y = r.lanewise(FMA, of(DoubleMath.EXP0), of(DoubleMath.EXP1));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP2));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP3));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP4));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP5));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP6));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP7));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP8));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP9));
        y = y.lanewise(FMA, r, of(DoubleMath.EXP10));
        y = y.lanewise(FMA, r, of(0.5));
        return y.lanewise(FMA, r.mul(r), r);
    }

    static DoubleVector expm1(DoubleVector x) {
        DoubleVector c = x.max(-60).min(710);
        DoubleVector z = c.mul(DoubleMath.LOG2_E).add(DoubleMath.ROUND);
        DoubleVector k = z.sub(DoubleMath.ROUND);
        DoubleVector p = expPolynomial(reduced(k, c));
        DoubleVector half = powerOf2(z.reinterpretAsLongs().sub(DoubleMath.ROUND_BITS + 1));
        DoubleVector y = half.lanewise(FMA, p, half.sub(0.5)).mul(2);
        return y.blend(x, x.abs().compare(LT, 0x1p-55));
    }

    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = exp(x.abs().neg());
        return of(1).blend(e, x.compare(LT, 0)).div(e.add(1));
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector t = expm1(x.abs().mul(-2));
        DoubleVector y = t.neg().div(t.add(2));
        return y.blend(y.neg(), x.compare(LT, 0)).blend(x, x.compare(EQ, 0));
    }

    static DoubleVector log(DoubleVector x) {
        VectorMask<Double> small = x.compare(LT, Double.MIN_NORMAL);
        LongVector bits =
                x.blend(x.mul(0x1p54), small).reinterpretAsLongs().add(DoubleMath.ONE - DoubleMath.HALF_SQRT2);
        DoubleVector k = exponent(bits).sub(of(1023).blend(1077, small));
        return logEdges(logOf(mantissa(bits).sub(1), k, of(0)), x, 0);
    }

    /// `y` where `x` is greater than `zero` and finite, else what the logarithm is there.
    private static DoubleVector logEdges(DoubleVector y, DoubleVector x, double zero) {
        y = x.blend(y, x.compare(LT, Double.POSITIVE_INFINITY));
        DoubleVector rest = of(Double.NaN).blend(Double.NEGATIVE_INFINITY, x.compare(EQ, zero));
        return rest.blend(y, x.compare(GT, zero));
    }

    /// The exponent field as a number; made without a conversion, which not every processor has for `long`.
    private static DoubleVector exponent(LongVector bits) {
        return bits.lanewise(ASHR, 52).add(DoubleMath.ROUND_BITS).reinterpretAsDoubles().sub(DoubleMath.ROUND);
    }

    private static DoubleVector mantissa(LongVector bits) {
        return bits.and(DoubleMath.MANTISSA).add(DoubleMath.HALF_SQRT2).reinterpretAsDoubles();
    }

    private static DoubleVector logOf(DoubleVector f, DoubleVector k, DoubleVector c) {
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector r = logPolynomial(z, z.mul(z));
        DoubleVector h = f.mul(0.5).mul(f);
        DoubleVector low = k.lanewise(FMA, of(DoubleMath.LOG_LN2_LOW), c);
        DoubleVector y = f.sub(h.sub(s.lanewise(FMA, h.add(r), low)));
        return k.lanewise(FMA, of(DoubleMath.LOG_LN2_HIGH), y);
    }

    private static DoubleVector logPolynomial(DoubleVector z, DoubleVector w) {
        DoubleVector even = w.lanewise(FMA, of(DoubleMath.LOG6), of(DoubleMath.LOG4));
        even = w.lanewise(FMA, even, of(DoubleMath.LOG2));
        DoubleVector odd = w.lanewise(FMA, of(DoubleMath.LOG7), of(DoubleMath.LOG5));
        odd = w.lanewise(FMA, odd, of(DoubleMath.LOG3));
        odd = w.lanewise(FMA, odd, of(DoubleMath.LOG1));
        return z.lanewise(FMA, odd, w.mul(even));
    }

    static DoubleVector log1p(DoubleVector x) {
        DoubleVector u = x.add(1);
        LongVector bits = u.reinterpretAsLongs().add(DoubleMath.ONE - DoubleMath.HALF_SQRT2);
        DoubleVector k = exponent(bits).sub(1023);
        VectorMask<Double> near = k.compare(EQ, 0);
        DoubleVector f = mantissa(bits).sub(1).blend(x, near);
        DoubleVector y = logOf(f, k, lost(x, u).blend(0, near));
        return logEdges(y, x, -1).blend(x, x.compare(EQ, 0));
    }

    /// What rounding `1 + x` to `u` lost, relative to `u`.
    private static DoubleVector lost(DoubleVector x, DoubleVector u) {
        DoubleVector big = of(1).sub(u.sub(x));
        return x.sub(u.sub(1)).blend(big, x.compare(GT, 1)).div(u);
    }

    /// 1 where `mask` is set, else 0.
    static DoubleVector number(VectorMask<Double> mask) {
        return of(0).blend(1, mask);
    }
}
