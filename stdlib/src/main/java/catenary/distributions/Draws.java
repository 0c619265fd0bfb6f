package catenary.distributions;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Fused.fused;
import static catenary.array.Reduction.reduction;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.Fused;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import catenary.functions.math.Cumsum;
import catenary.functions.math.Lgamma;

/// Random numbers of the global generator, made on the device by operations on whole arrays, in float64: the tails of
/// float32 end too soon.
///
/// Rejection goes on with all elements until none is pending, which waits for the device once a round; some five rounds
/// for a million elements.
final class Draws {

    private static final double PENDING = Double.POSITIVE_INFINITY;

    /// Below it Poisson numbers are found by adding up their probabilities.
    private static final double SMALL = 10;

    /// The probability of more is below that of a uniform number so near 1.
    private static final int MOST = 100;

    private static final Elementwise OPEN = elementwise("uniform", u -> u.max(0x1p-54));

    private static final Elementwise GAMMA = elementwise("gammaAttempt", Draws::gammaAttempt);
    private static final Elementwise GAMMA_BELOW_ONE =
            elementwise("gammaBelowOne", (k, g, u) -> k.lt(1).where(g.add(u.log().div(k)), g));
    private static final Reduction COUNT_PENDING =
            reduction("pending", Combine.SUM, g -> g.eq(PENDING).where(1, 0));

    private static final Fused POISSON_SMALL = fused("poissonBySearch", k -> {
        var rest = k.array("rest");
        var term = k.array("term");
        var count = k.array("count");
        var lam = k.array("lam");
        var round = k.scalar("round");
        k.set(count, rest.ge(term).where(count.add(1), count));
        k.set(rest, rest.sub(term));
        k.set(term, term.mul(lam).div(round));
    });
    private static final Reduction COUNT_MORE =
            reduction("more", Combine.SUM, (rest, term) -> rest.ge(term).where(1, 0));
    private static final Elementwise NONE = elementwise("poissonNone", lam -> lam.neg().exp());

    private static final Elementwise POISSON_CANDIDATE =
            elementwise("poissonCandidate", (lam, u) -> candidate(lam, u));
    private static final Fused POISSON_LARGE = fused("poissonByRejection", k -> {
        var current = k.array("current");
        var lam = k.array("lam");
        var u = k.array("u");
        var v = k.array("v");
        var candidate = k.array("candidate");
        var logFactorial = k.array("logFactorial");
        k.set(current, poissonAttempt(current, lam, u, v, candidate, logFactorial));
    });
    private static final Elementwise POISSON = elementwise("poisson", (lam, small, large) -> lam.ge(0)
            .where(lam.lt(SMALL).where(small, lam.lt(PENDING).where(large, lam)), Expr.of(Double.NaN)));
    private static final Elementwise LOW = elementwise("low", lam -> lam.min(SMALL));
    private static final Elementwise HIGH =
            elementwise("high", lam -> lam.gt(SMALL).and(lam.lt(PENDING)).where(lam, SMALL));
    private static final Reduction COUNT_SMALL =
            reduction("small", Combine.SUM, lam -> lam.lt(SMALL).where(1, 0));

    private static final Reduction INDEX = reduction("category", Combine.SUM,
            (u, threshold, total) -> u.mul(total).ge(threshold).where(1, 0));

    private Draws() {}

    /// Uniform numbers above 0 and below 1.
    static NDArray uniform(Variable like, Shape shape) {
        NDArray u = Generator.global().rand(like.device(), DType.FLOAT64, shape);
        OPEN.into(u, new NDArray[] {u});
        return u;
    }

    private static NDArray normal(Variable like, Shape shape) {
        return Generator.global().randn(like.device(), DType.FLOAT64, shape);
    }

    /// The logarithms of gamma numbers of shape parameter `k` and scale 1: those of small `k` are too small themselves.
    ///
    /// Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM Trans. Math. Softw. 26
    /// (2000).
    static NDArray logGamma(Variable k, Shape shape) {
        NDArray exact = k.array().astype(DType.FLOAT64);
        NDArray g = Create.full(k.device(), DType.FLOAT64, shape, PENDING);
        do {
            GAMMA.into(g, new NDArray[] {exact, g, normal(k, shape), uniform(k, shape)});
        } while (COUNT_PENDING.on(g).item() > 0);
        GAMMA_BELOW_ONE.into(g, new NDArray[] {exact, g, uniform(k, shape)});
        return g;
    }

    private static Expr gammaAttempt(Expr k, Expr current, Expr z, Expr u) {
        Expr d = k.lt(1).where(k.add(1), k).sub(1 / 3.);
        Expr root = z.div(d.mul(9).sqrt()).add(1);
        Expr v = root.mul(root).mul(root);
        Expr bound = z.square().mul(0.5).add(d.mul(v.log().sub(v).add(1)));
        Expr attempt = root.gt(0).and(u.log().lt(bound)).where(d.log().add(v.log()), PENDING);
        Expr impossible = k.eq(0).where(Double.NEGATIVE_INFINITY, Double.NaN);
        return current.eq(PENDING).where(k.gt(0).and(k.lt(PENDING)).where(attempt, impossible), current);
    }

    /// Poisson numbers of rate `lam`.
    static NDArray poisson(Variable lam, Shape shape) {
        NDArray exact = lam.array().astype(DType.FLOAT64);
        double few = COUNT_SMALL.on(exact).item();
        NDArray zeros = NDArray.zeros(lam.device(), DType.FLOAT64, shape);
        NDArray small = few > 0 ? bySearch(lam, LOW.on(exact), shape) : zeros;
        NDArray large = few < exact.size() ? byRejection(lam, HIGH.on(exact), shape) : zeros;
        return POISSON.on(exact, small, large);
    }

    /// How many of the probabilities of 0, 1, 2 ... a uniform number exceeds when they are taken off it one by one.
    private static NDArray bySearch(Variable like, NDArray lam, Shape shape) {
        NDArray rest = uniform(like, shape);
        NDArray term = NONE.on(lam).broadcastTo(shape).copy();
        NDArray count = NDArray.zeros(like.device(), DType.FLOAT64, shape);
        for (int round = 1; round <= MOST && COUNT_MORE.on(new NDArray[] {rest, term}, null, false).item() > 0;
                round++) {
            POISSON_SMALL.on(new NDArray[] {rest, term, count, lam}, round);
        }
        return count;
    }

    /// Source: W. Hörmann, The transformed rejection method for generating Poisson random variables, Insurance: Math.
    /// Econ. 12 (1993), PTRS.
    private static NDArray byRejection(Variable like, NDArray lam, Shape shape) {
        NDArray current = Create.full(like.device(), DType.FLOAT64, shape, PENDING);
        do {
            NDArray u = uniform(like, shape).sub(0.5);
            NDArray candidate = POISSON_CANDIDATE.on(lam, u);
            NDArray logFactorial = Lgamma.lgamma(Variable.constant(candidate.add(1))).array();
            POISSON_LARGE.on(new NDArray[] {current, lam, u, uniform(like, shape), candidate, logFactorial});
        } while (COUNT_PENDING.on(current).item() > 0);
        return current;
    }

    private static Expr width(Expr lam) {
        return lam.sqrt().mul(2.53).add(0.931);
    }

    private static Expr steepness(Expr b) {
        return b.mul(0.02483).sub(0.059);
    }

    private static Expr candidate(Expr lam, Expr u) {
        Expr b = width(lam);
        Expr us = u.abs().subFrom(0.5);
        return steepness(b).mul(2).div(us).add(b).mul(u).add(lam).add(0.43).floor();
    }

    private static Expr poissonAttempt(Expr current, Expr lam, Expr u, Expr v, Expr k, Expr logFactorial) {
        Expr b = width(lam);
        Expr us = u.abs().subFrom(0.5);
        Expr inside = us.ge(0.07).and(v.le(Expr.of(-3.6224).div(b.sub(2)).add(0.9277)));
        Expr outside = k.lt(0).or(us.lt(0.013).and(v.gt(us)));
        Expr scale = Expr.of(1.1328).div(b.sub(3.4)).add(1.1239);
        Expr height = v.mul(scale).div(steepness(b).div(us.square()).add(b)).log();
        Expr below = height.le(k.mul(lam.log()).sub(lam).sub(logFactorial));
        Expr accepted = inside.or(outside.not().and(below));
        return current.eq(PENDING).where(accepted.where(k, PENDING), current);
    }

    /// Positions along the last axis of `p`, drawn with the probabilities there, as int32.
    static NDArray category(Variable p, Shape shape) {
        NDArray sums = Cumsum.cumsum(Variable.constant(p.array().astype(DType.FLOAT64)), -1).array();
        NDArray u = uniform(p, shape).expandDims(-1);
        NDArray[] operands = {u, sums.get("...", ":-1"), sums.get("...", "-1:")};
        return INDEX.on(operands, new int[] {-1}, false).astype(DType.INT32);
    }
}
