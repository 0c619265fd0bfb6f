package catenary.functions.normalization;

import static catenary.array.ByRow.byRow;
import static catenary.array.Elementwise.elementwise;
import static catenary.array.Reduction.reduction;

import catenary.array.ByRow;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.Config;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Mean;
import catenary.autograd.SumTo;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Expr.Arg;
import catenary.expr.Fold.Combine;
import catenary.expr.Formula;
import catenary.functions.math.Rsqrt;
import catenary.functions.math.Square;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// `y = gamma * (x - mean) / sqrt(var + eps) + beta`, with mean and biased variance of `x` along axes: the part that batch,
/// layer and group normalization share. `gamma` and `beta` have shapes that broadcast to that of `x`.
///
/// A primitive, because a composite of means and products reads and writes `x` eleven times where three passes do, and
/// keeps six arrays of its size for backward where one will do. A gradient that is itself to be differentiated is computed
/// as that composite.
final class Standardization extends FunctionNode {

    /// Elements of a run that is worth a sum of its own.
    private static final int RUN = 64;

    private static final Reduction TOTAL = reduction("sum", Combine.SUM, x -> x);
    private static final Reduction SQUARES =
            reduction("variance", Combine.SUM, (x, mean) -> x.sub(mean).square());
    private static final Elementwise ROOT =
            Elementwise.withParam("rsqrt", (var, eps) -> var.add(eps).sqrt().reciprocal());
    private static final Elementwise RESULT =
            elementwise("standardize", (x, mean, factor, beta) -> x.sub(mean).mul(factor).add(beta));
    private static final Elementwise SCALED_RESULT = new Elementwise(new Formula("standardize", 5, 0,
            List.of(new Arg(0).sub(new Arg(1)).mul(new Arg(2)).mul(new Arg(3)).add(new Arg(4)))));

    private static final ByRow ROWS = byRow("standardize", k -> {
        Expr x = k.array("x");
        Expr gamma = k.array("gamma");
        Expr beta = k.array("beta");
        Expr share = k.scalar("1/n");
        Expr eps = k.scalar("eps");
        Expr mean = k.sum(x, s -> s.mul(share));
        Expr root = k.sum(x.sub(mean).square(), s -> s.mul(share).add(eps).sqrt().reciprocal());
        k.result("y", x.sub(mean).mul(root).mul(gamma).add(beta));
        k.result("mean", mean);
        k.result("root", root);
    });

    private static final ByRow SUMS = byRow("standardizeGrad", k -> {
        Expr g = k.array("gy");
        Expr x = k.array("x");
        Expr mean = k.array("mean");
        k.result("sum", k.sum(g));
        k.result("covariance", k.sum(g.mul(x.sub(mean))));
    });
    private static final ByRow SCALED_SUMS = byRow("standardizeGrad", k -> {
        Expr g = k.array("gy");
        Expr x = k.array("x");
        Expr mean = k.array("mean");
        Expr root = k.array("root");
        k.result("gbeta", k.sum(g));
        k.result("ggamma", k.sum(g.mul(x.sub(mean)).mul(root)));
    });
    private static final ByRow ROW_SLOPES = byRow("standardizeGrad", k -> {
        Expr g = k.array("gy");
        Expr gamma = k.array("gamma");
        Expr x = k.array("x");
        Expr mean = k.array("mean");
        Expr root = k.array("root");
        Expr share = k.scalar("1/n");
        Expr shift = k.sum(g.mul(gamma), s -> s.mul(share));
        Expr factor = k.sum(g.mul(gamma).mul(x.sub(mean)).mul(root), s -> s.mul(share));
        k.result("gx", g.mul(gamma).sub(x.sub(mean).mul(root).mul(factor)).sub(shift).mul(root));
    });
    private static final Reduction PRODUCT = reduction("product", Combine.SUM, (g, gamma) -> g.mul(gamma));
    private static final Elementwise SLOPE = new Elementwise(new Formula("standardizeGrad", 7, 0, List.of(slope(
            new Arg(0), new Arg(1), new Arg(2), new Arg(3), new Arg(4), new Arg(5), new Arg(6)))));

    /// Mean and biased variance, the axes they were taken along having length 1.
    record Moments(NDArray mean, NDArray variance) {

        static Moments of(NDArray x, int[] axes) {
            double n = elements(x.shape(), axes);
            NDArray mean = total(TOTAL, axes, x).mulAssign(1 / n);
            return new Moments(mean, total(SQUARES, axes, x, mean).mulAssign(1 / n));
        }

        /// How many elements of `x` went into each.
        int count(NDArray x) {
            return mean.size() == 0 ? 0 : x.size() / mean.size();
        }
    }

    private final int[] axes;
    private final double eps;
    private NDArray mean; // null: to be found row by row
    private NDArray root; // 1 / sqrt(var + eps)

    private Standardization(int[] axes, double eps, Moments moments) {
        super(Retain.INPUTS);
        this.axes = axes;
        this.eps = eps;
        if (moments != null) {
            mean = moments.mean;
            root = ROOT.on(moments.variance, eps);
        }
    }

    /// `x` in the dtype for statistics: that of the parameters if they are wider, and 32 bits at least, because in 16 the
    /// variance of large numbers overflows.
    static Variable wide(Variable x, DType ofParameters) {
        DType dtype = DType.promote(x.dtype(), ofParameters);
        return Cast.cast(x, dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype);
    }

    /// The result has the dtype of `x`.
    ///
    /// @param x       as [#wide] returns it
    /// @param axes    one or more
    /// @param moments those of `x` along `axes`
    static Variable standardize(Variable x, Variable gamma, Variable beta, int[] axes, double eps, Moments moments) {
        return new Standardization(axes, eps, moments).apply(
                x, Cast.cast(gamma, x.dtype()), Cast.cast(beta, x.dtype()));
    }

    /// The same where rows along `axes` are many: each is read from memory once.
    static Variable standardizeRows(Variable x, Variable gamma, Variable beta, int[] axes, double eps) {
        return standardize(x, gamma, beta, axes, eps, null);
    }

    /// The sum along `axes`, first along those of them at the end, which elements in a row share; the axes keep length 1.
    private static NDArray total(Reduction r, int[] axes, NDArray... ins) {
        Shape shape = ins[0].shape();
        int inner = trailing(shape, axes);
        int[] last = Arrays.copyOfRange(axes, inner, axes.length);
        if (inner == 0 || elements(shape, last) < RUN) {
            return r.on(ins, axes, true);
        }
        return r.on(ins, last, true).sumKeepDims(Arrays.copyOf(axes, inner));
    }

    /// The first of `axes` that, with all after it, are the last of `shape`.
    private static int trailing(Shape shape, int[] axes) {
        int inner = axes.length;
        while (inner > 0 && axes[inner - 1] == shape.rank() - axes.length + inner - 1) {
            inner--;
        }
        return inner;
    }

    private static int elements(Shape shape, int[] axes) {
        int n = 1;
        for (int axis : axes) {
            n *= shape.axis(axis);
        }
        return n;
    }

    private static Expr slope(Expr g, Expr gamma, Expr root, Expr x, Expr mean, Expr factor, Expr shift) {
        return g.mul(gamma.mul(root)).sub(x.sub(mean).mul(factor)).sub(shift);
    }

    @Override protected boolean readsInput(int i) {
        return i < 2;
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray gamma = xs[1];
        if (mean == null) {
            NDArray[] all = ROWS.on(xs, axes, 1.0 / elements(xs[0].shape(), axes), eps);
            mean = all[1];
            root = all[2];
            return new NDArray[] {all[0]};
        }
        boolean aside = gamma.shape().equals(root.shape());
        return new NDArray[] {aside
                ? RESULT.on(xs[0], mean, root.mul(gamma), xs[2])
                : SCALED_RESULT.run(new NDArray[] {xs[0], mean, root, gamma, xs[2]}, new double[0])};
    }

    @Override protected Grads backward(Variable[] gys) {
        Variable[] all = Config.current().enableBackprop() ? composite(gys[0]) : direct(gys[0].array());
        return Grads.each(3, i -> all[i]);
    }

    /// The gradients in few passes over arrays:
    ///
    ///     gx = root * (gamma * gy - mean(gamma * gy) - unit * mean(gamma * gy * unit)), unit = (x - mean) * root
    private Variable[] direct(NDArray gy) {
        NDArray x = input(0).array();
        NDArray gamma = input(1).array();
        int[] common = IntStream.of(axes).filter(axis -> gamma.shape().axis(axis) == 1).toArray();
        double n = elements(x.shape(), axes);
        NDArray gbeta;
        NDArray ggamma;
        NDArray gx = null;
        if (common.length > 0) { // what both kinds of sums share is added up once
            NDArray[] sums = totals(common, gy, x);
            gbeta = sums[0].sumTo(gamma.shape());
            ggamma = sums[1].mul(root).sumTo(gamma.shape());
            if (needsGrad(0)) {
                NDArray shift = PRODUCT.on(new NDArray[] {sums[0], gamma}, axes, true).mulAssign(root).mulAssign(1 / n);
                NDArray factor = PRODUCT.on(new NDArray[] {sums[1], gamma}, axes, true);
                factor.mulAssign(root).mulAssign(root).mulAssign(root).mulAssign(1 / n);
                gx = SLOPE.run(new NDArray[] {gy, gamma, root, x, mean, factor, shift}, new double[0]);
            }
        } else {
            int[] others = IntStream.range(0, x.rank()).filter(axis -> gamma.shape().axis(axis) == 1).toArray();
            NDArray[] sums = SCALED_SUMS.on(new NDArray[] {gy, x, mean, root}, others);
            gbeta = sums[0];
            ggamma = sums[1];
            if (needsGrad(0)) {
                gx = ROW_SLOPES.on(new NDArray[] {gy, gamma, x, mean, root}, axes, 1 / n)[0];
            }
        }
        return new Variable[] {gx == null ? null : Variable.constant(gx), Variable.constant(ggamma),
                Variable.constant(gbeta)};
    }

    /// The sums of `gy` and of `gy * (x - mean)` along `common`, whose last axes elements in a row share.
    private NDArray[] totals(int[] common, NDArray gy, NDArray x) {
        int inner = trailing(x.shape(), common);
        int[] last = Arrays.copyOfRange(common, inner, common.length);
        if (inner == 0 || elements(x.shape(), last) < RUN) {
            return SUMS.on(new NDArray[] {gy, x, mean}, common);
        }
        NDArray[] sums = SUMS.on(new NDArray[] {gy, x, mean}, last);
        int[] rest = Arrays.copyOf(common, inner);
        return new NDArray[] {sums[0].sumKeepDims(rest), sums[1].sumKeepDims(rest)};
    }

    /// The same gradients as functions of `x`, `gamma` and `gy`.
    private Variable[] composite(Variable gy) {
        Variable x = input(0);
        Variable gamma = input(1);
        Variable centred = x.sub(Mean.mean(x, axes, true));
        Variable inverse = Rsqrt.rsqrt(Mean.mean(Square.square(centred), axes, true).add(eps));
        Variable unit = centred.mul(inverse);
        Variable g = gy.mul(gamma);
        Variable gx = g.sub(Mean.mean(g, axes, true)).sub(unit.mul(Mean.mean(g.mul(unit), axes, true))).mul(inverse);
        return new Variable[] {gx, SumTo.sumTo(gy.mul(unit), gamma.shape()), SumTo.sumTo(gy, gamma.shape())};
    }
}
