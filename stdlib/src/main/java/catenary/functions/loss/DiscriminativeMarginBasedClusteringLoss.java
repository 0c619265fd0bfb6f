package catenary.functions.loss;

import static catenary.array.Elementwise.elementwise;
import static catenary.autograd.Pointwise.pointwise;
import static catenary.autograd.Pointwise.withParam;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.MatMul;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Sum;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.function.Consumer;

/// Draws the embeddings of an instance's pixels to their mean, and the means of instances apart. With means `m[k]`:
///
///     variance       = alpha mean over k of (mean over pixels p of k of max(|m[k] - x[p]| - deltaV, 0)^2)
///     distance       = beta  mean over images and pairs k < l of max(2 deltaD - |m[k] - m[l]|, 0)^2
///     regularization = gamma sum over k of |m[k] of all images| / (images K)
///
/// | | shape | dtype | |
/// |---|---|---|---|
/// | `embeddings` | `(N, E, H, W)` | float | `E = maxEmbeddingDim` |
/// | `labels` | `(N, H, W)` | integer | the instance of each pixel, 1 to `K = E`; other pixels don't count |
/// | `deltaV` | | | how far from the mean costs nothing |
/// | `deltaD` | | | half of how far apart means cost nothing |
/// | returns | three times `()` | that of `embeddings` | `variance`, `distance`, `regularization` |
///
/// An image's means are its own; the mean over the pixels of `k` is over all images. An instance without pixels in an image
/// has the mean 0. The gradient of a length of 0 is 0. A composite: means and their distances to pixels are products with
/// the matrix of instances, so that nothing is of `K` times the size of `embeddings`.
///
/// ```jshell
/// jshell> F.discriminativeMarginBasedClusteringLoss(variable(1, 3, 5, 0, 0, 0).reshape(1, 2, 1, 3),
///    ...>         array(new int[][][] {{{1, 1, 2}}}), 0.5, 2, 2)
/// $1 ==> Terms[variance=variable(0.125), distance=variable(1.), regularization=variable(0.0035)]
/// ```
///
/// Source: [De Brabandere et al. (2017)](https://arxiv.org/abs/1708.02551), section 3.1.
public final class DiscriminativeMarginBasedClusteringLoss {

    private static final String NAME = "discriminativeMarginBasedClusteringLoss";
    private static final Elementwise IS = elementwise(NAME, (label, k) -> label.eq(k).where(1, 0));
    private static final Elementwise BEFORE = elementwise(NAME, (k, l) -> k.lt(l).where(1, 0));
    private static final Pointwise TOO_FAR = withParam(NAME, (d, margin) -> d.sub(margin).max(0).square());
    private static final Pointwise TOO_NEAR = withParam(NAME, (d, margin) -> margin.sub(d).max(0).square());
    private static final Pointwise SQUARE = pointwise(NAME, x -> x.square());
    private static final Pointwise LENGTH = pointwise(NAME, s -> s.sqrt())
            .slope(y -> y.gt(0).where(Expr.of(0.5).div(y), Expr.of(0)));

    /// What can be chosen beside embeddings, labels and margins.
    public static final class Options {
        private int norm = 1;
        private double alpha = 1;
        private double beta = 1;
        private double gamma = 0.001;

        /// How lengths are measured: 1 (the default) for sums of absolute values, 2 for roots of sums of squares.
        public Options norm(int norm) {
            if (norm != 1 && norm != 2) {
                throw new IllegalArgumentException(NAME + ": expected norm 1 or 2, but found " + norm);
            }
            this.norm = norm;
            return this;
        }

        /// The factor of the variance; 1 if not given.
        public Options alpha(double alpha) {
            this.alpha = alpha;
            return this;
        }

        /// The factor of the distance; 1 if not given.
        public Options beta(double beta) {
            this.beta = beta;
            return this;
        }

        /// The factor of the regularization; 0.001 if not given.
        public Options gamma(double gamma) {
            this.gamma = gamma;
            return this;
        }

        private Variable length(Variable x, int... axes) {
            return norm == 1 ? Sum.sum(x.abs(), axes, false) : LENGTH.on(Sum.sum(SQUARE.on(x), axes, false));
        }
    }

    /// The three terms, to be added or looked at.
    public record Terms(Variable variance, Variable distance, Variable regularization) {}

    private DiscriminativeMarginBasedClusteringLoss() {}

    public static Terms discriminativeMarginBasedClusteringLoss(Variable embeddings, Variable labels, double deltaV,
            double deltaD, int maxEmbeddingDim) {
        return discriminativeMarginBasedClusteringLoss(embeddings, labels, deltaV, deltaD, maxEmbeddingDim, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes, dtypes or `norm` don't fit, or `maxEmbeddingDim` is not that of `embeddings`
    public static Terms discriminativeMarginBasedClusteringLoss(Variable embeddings, Variable labels, double deltaV,
            double deltaD, int maxEmbeddingDim, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        check(embeddings, labels, maxEmbeddingDim);
        int[] d = embeddings.shape().toArray();
        int n = d[0];
        int k = d[1];
        int pixels = d[2] * d[3];
        NDArray ids = Create.arange(labels.device(), DType.INT32, 1, k + 1, 1).reshape(k, 1);
        NDArray is = IS.on(labels.array().reshape(n, 1, pixels), ids).astype(embeddings.dtype()); // (N, K, pixels)
        NDArray count = is.sumKeepDims(2); // (N, K, 1)
        Variable x = Transpose.transpose(Reshape.reshape(embeddings, n, k, pixels), 0, 2, 1); // (N, pixels, E)
        Variable means = MatMul.matmul(Variable.constant(is), x).div(Variable.constant(count.maximum(1)));

        NDArray pixelsOf = is.transpose(0, 2, 1); // (N, pixels, K)
        Variable off = MatMul.matmul(Variable.constant(pixelsOf), means).sub(x);
        NDArray weight = pixelsOf.matmul(count.sum(0).maximum(1).pow(-1)).reshape(n, pixels);
        Variable variance = TOO_FAR.on(o.length(off, 2), deltaV).mul(Variable.constant(weight));

        Variable apart = Reshape.reshape(means, n, k, 1, k).sub(Reshape.reshape(means, n, 1, k, k));
        Variable pairs = TOO_NEAR.on(o.length(apart, 3), 2 * deltaD)
                .mul(Variable.constant(BEFORE.on(ids, ids.reshape(k)).astype(x.dtype())));
        return new Terms(
                variance.sum().mul(o.alpha / k),
                pairs.sum().mul(o.beta / Math.max(1, n * k * (k - 1) / 2)),
                o.length(means, 0, 2).sum().mul(o.gamma / (n * k)));
    }

    private static void check(Variable embeddings, Variable labels, int maxEmbeddingDim) {
        int[] d = embeddings.shape().toArray();
        boolean fits = embeddings.dtype().isFloat() && d.length == 4 && d[0] > 0 && labels.dtype().isInteger()
                && labels.shape().equals(Shape.of(d[0], d[2], d[3]));
        require(maxEmbeddingDim > 0, "maxEmbeddingDim > 0, but found " + maxEmbeddingDim, embeddings, labels);
        require(fits, "float embeddings (N, E, H, W) and integer labels (N, H, W) with N > 0", embeddings, labels);
        require(d[1] == maxEmbeddingDim,
                "embeddings.shape[1] == maxEmbeddingDim, but " + d[1] + " != " + maxEmbeddingDim,
                embeddings, labels);
    }

    private static void require(boolean holds, String expected, Variable embeddings, Variable labels) {
        if (!holds) {
            throw new IllegalArgumentException(NAME + ": expected " + expected + "\n  embeddings: "
                    + embeddings.array().describe() + "\n  labels: " + labels.array().describe());
        }
    }
}
