package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Elementwise;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The discrete Fourier transform over the last axis of a complex array, given and returned as its real and imaginary part:
/// `y[k] = scale * sum(x[t] exp(sign 2 pi i k t / n))`.
///
/// In array operations that any device has: up to [#DIRECT] points are a product with the matrix of exponentials; more are
/// cut into so many pieces (Cooley and Tukey), whose transforms are such products too; where the length has no divisor to cut
/// by, the sum is a convolution, and that a product of longer transforms (Bluestein). The adjoint is the transform of opposite
/// sign, hence there is a gradient of every order.
final class Fourier extends FunctionNode {

    /// Points that are transformed by one matrix product. The product takes `8 n` operations a point, at which a GEMM is faster
    /// than passes over memory that take fewer.
    private static final int DIRECT = 64;

    /// Points without a small divisor from which Bluestein's three longer transforms take less than the matrix product.
    private static final int LONG = 512;

    /// Which matrix of exponentials.
    private record Key(Device device, DType dtype, int n, int sign) {}

    private static final Map<Key, NDArray> MATRICES = new ConcurrentHashMap<>();

    private static final String[] NAMES = {"real", "imag"};

    private static final Elementwise REAL =
            elementwise("complexProduct", (a, b, c, s) -> a.mul(c).sub(b.mul(s)));
    private static final Elementwise IMAG =
            elementwise("complexProduct", (a, b, c, s) -> a.mul(s).add(b.mul(c)));
    private static final Elementwise COS = Elementwise.withParam("cosOfTurns", (j, k, n) -> cosine(j.mul(k), n));
    private static final Elementwise SIN = Elementwise.withParam("sinOfTurns", (j, k, n) -> sine(j.mul(k), n));

    private final int sign;
    private final double scale;
    private final String label;

    Fourier(String label, int sign, double scale) {
        super(Retain.NOTHING);
        this.label = label;
        this.sign = sign;
        this.scale = scale;
    }

    /// The cosine of `k / n` turns. Whole numbers are exact however large, and so are the results at quarter turns.
    private static Expr cosine(Expr k, Expr n) {
        Expr q = quarters(k, n);
        Expr rest = rest(k, q, n);
        return q.eq(1).where(rest.sin().neg(), q.eq(2).where(rest.cos().neg(), q.eq(3).where(rest.sin(), rest.cos())));
    }

    /// The sine of `k / n` turns.
    private static Expr sine(Expr k, Expr n) {
        Expr q = quarters(k, n);
        Expr rest = rest(k, q, n);
        return q.eq(1).where(rest.cos(), q.eq(2).where(rest.sin().neg(), q.eq(3).where(rest.cos().neg(), rest.sin())));
    }

    /// The nearest number of quarter turns, 0 to 4.
    private static Expr quarters(Expr k, Expr n) {
        return k.fmod(n).mul(4).div(n).add(0.5).floor();
    }

    /// The angle that is left, at most an eighth of a turn.
    private static Expr rest(Expr k, Expr quarters, Expr n) {
        return k.fmod(n).mul(4).sub(quarters.mul(n)).div(n).mul(Math.PI / 2);
    }

    @Override public String label() {
        return label;
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.require(in.count() == 2, "a real and an imaginary part", in.count() + " array(s)");
        in.isFloat(0).sameDtype().sameShape(0, 1).rankAtLeast(0, 1);
        in.require(in.get(0).shape().axis(-1) > 0, "at least one point along the last axis", 0);
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        Shape shape = xs[0].shape();
        int n = shape.axis(-1);
        int count = shape.size() / n;
        DType compute = Blocks.computeType(xs[0].dtype());
        NDArray z = NDArray.uninitialized(xs[0].device(), compute, Shape.of(count, 2, n));
        part(z, 0).assign(xs[0].reshape(count, n));
        part(z, 1).assign(xs[1].reshape(count, n));
        NDArray y = count == 0 ? z : transform(z, sign);
        return new NDArray[] {result(part(y, 0), xs[0]), result(part(y, 1), xs[0])};
    }

    private NDArray result(NDArray part, NDArray like) {
        return part.mul(scale).astype(like.dtype()).reshape(like.shape());
    }

    @Override protected Grads backward(Variable[] gys) {
        Variable[] known = new Variable[2];
        return Grads.each(2, i -> {
            if (known[0] == null) {
                Variable[] gs = {gys[0] != null ? gys[0] : zeros(), gys[1] != null ? gys[1] : zeros()};
                System.arraycopy(new Fourier("the gradient of " + label, -sign, scale).applyAll(gs), 0, known, 0, 2);
            }
            return known[i];
        });
    }

    private Variable zeros() {
        return Variable.constant(
                NDArray.zeros(inputNode(0).device(), inputNode(0).dtype(), inputNode(0).shape()));
    }

    // ---- on arrays of complex rows (rows, 2, n)

    /// The real (0) or imaginary (1) part: a view.
    private static NDArray part(NDArray z, int which) {
        return z.get(":", which);
    }

    private static NDArray transform(NDArray z, int sign) {
        int n = z.shape().axis(2);
        if (n <= DIRECT) {
            return direct(z, sign);
        }
        int pieces = DIRECT;
        while (n % pieces != 0) {
            pieces--;
        }
        return pieces > 1 ? inPieces(z, pieces, sign) : n < LONG ? direct(z, sign) : asConvolution(z, sign);
    }

    private static NDArray direct(NDArray z, int sign) {
        int count = z.shape().axis(0);
        int n = z.shape().axis(2);
        return z.reshape(count, 2 * n).matmul(matrix(z, n, sign)).reshape(count, 2, n);
    }

    /// [#exponentials], kept for the numbers of points that pieces have: to make one takes longer than to use it.
    private static NDArray matrix(NDArray like, int n, int sign) {
        return n > DIRECT
                ? exponentials(like, n, sign)
                : MATRICES.computeIfAbsent(new Key(like.device(), like.dtype(), n, sign),
                        _ -> exponentials(like, n, sign));
    }

    /// The matrix of the transform of `n` points, for a row of real parts followed by imaginary parts to be multiplied by.
    private static NDArray exponentials(NDArray like, int n, int sign) {
        NDArray k = points(like, n);
        NDArray c = COS.on(k.expandDims(1), k, n);
        NDArray s = SIN.on(k.expandDims(1), k, n).mul(sign);
        NDArray all = NDArray.uninitialized(like.device(), like.dtype(), Shape.of(2, n, 2, n));
        all.setItem(c, 0, ":", 0);
        all.setItem(s, 0, ":", 1);
        all.setItem(s.neg(), 1, ":", 0);
        all.setItem(c, 1, ":", 1);
        return all.reshape(2 * n, 2 * n);
    }

    /// With `t = rest * t1 + t2` and `k = k1 + pieces * k2`: over `t1`, times the exponentials of `k1 t2 / n`, over `t2`.
    private static NDArray inPieces(NDArray z, int pieces, int sign) {
        int count = z.shape().axis(0);
        int n = z.shape().axis(2);
        int rest = n / pieces;
        NDArray inner = matrix(z, pieces, sign).transpose().matmul(z.reshape(count, 2 * pieces, rest))
                .reshape(count, 2, pieces, rest);
        NDArray[] turns = turns(z, pieces, rest, sign);
        NDArray turned = NDArray.uninitialized(z.device(), z.dtype(), Shape.of(count, pieces, 2, rest));
        multiply(turned.get(":", ":", 0), turned.get(":", ":", 1), inner.get(":", 0), inner.get(":", 1),
                turns[0], turns[1]);
        NDArray outer = transform(turned.reshape(count * pieces, 2, rest), sign);
        return outer.reshape(count, pieces, 2, rest).transpose(0, 2, 3, 1).reshape(count, 2, n);
    }

    /// The real and the imaginary part of `exp(sign 2 pi i j t / (pieces rest))`, `(pieces, rest)`. With `t = 64 a + b` they are
    /// products of two tables, since multiplying takes a tenth of the time of cosines.
    private static NDArray[] turns(NDArray like, int pieces, int rest, int sign) {
        int n = pieces * rest;
        int steps = Math.ceilDiv(rest, DIRECT);
        NDArray j = points(like, pieces).reshape(pieces, 1, 1);
        NDArray coarse = points(like, steps).mul(DIRECT).expandDims(1);
        NDArray fine = points(like, DIRECT);
        NDArray real = NDArray.uninitialized(like.device(), like.dtype(), Shape.of(pieces, steps, DIRECT));
        NDArray imag = NDArray.uninitialized(like.device(), like.dtype(), real.shape());
        multiply(real, imag, COS.on(j, coarse, n), SIN.on(j, coarse, n).mul(sign), COS.on(j, fine, n),
                SIN.on(j, fine, n).mul(sign));
        return new NDArray[] {real.reshape(pieces, steps * DIRECT).get(":", ":" + rest),
                imag.reshape(pieces, steps * DIRECT).get(":", ":" + rest)};
    }

    /// With `2 k t = k^2 + t^2 - (k - t)^2`: a convolution with exponentials of squares, between products with them.
    private static NDArray asConvolution(NDArray z, int sign) {
        int count = z.shape().axis(0);
        int n = z.shape().axis(2);
        int m = 2 * Integer.highestOneBit(2 * n - 2); // a power of 2, at least 2 n - 1
        NDArray t = points(z, n);
        NDArray c = COS.on(t, t, 2 * n).astype(z.dtype());
        NDArray s = SIN.on(t, t, 2 * n).mul(sign).astype(z.dtype());
        NDArray padded = NDArray.zeros(z.device(), z.dtype(), Shape.of(count, 2, m));
        multiply(padded.get(":", 0, ":" + n), padded.get(":", 1, ":" + n), part(z, 0), part(z, 1), c, s);
        NDArray filter = NDArray.zeros(z.device(), z.dtype(), Shape.of(1, 2, m));
        Index mirrored = Index.slice(n - 1, 0, -1);
        Index end = Index.slice(m - n + 1, null);
        filter.setItem(c, 0, 0, ":" + n);
        filter.setItem(s.neg(), 0, 1, ":" + n);
        filter.setItem(c.get(mirrored), 0, 0, end);
        filter.setItem(s.get(mirrored).neg(), 0, 1, end);
        NDArray a = transform(padded, -1);
        NDArray f = transform(filter, -1);
        NDArray product = NDArray.uninitialized(z.device(), z.dtype(), a.shape());
        multiply(part(product, 0), part(product, 1), part(a, 0), part(a, 1), part(f, 0), part(f, 1));
        NDArray sums = transform(product, 1).get(":", ":", ":" + n).mul(1.0 / m);
        NDArray y = NDArray.uninitialized(z.device(), z.dtype(), z.shape());
        multiply(part(y, 0), part(y, 1), part(sums, 0), part(sums, 1), c, s);
        return y;
    }

    private static void multiply(NDArray real, NDArray imag, NDArray a, NDArray b, NDArray c, NDArray s) {
        REAL.into(real, new NDArray[] {a, b, c, s});
        IMAG.into(imag, new NDArray[] {a, b, c, s});
    }

    /// `0 ... n - 1`, in float64 so that angles are exact.
    private static NDArray points(NDArray like, int n) {
        return Create.arange(like.device(), DType.FLOAT64, 0, n, 1);
    }
}
