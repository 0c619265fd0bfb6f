package catenary.functions.pooling;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Elementwise.withParam;
import static catenary.array.Fused.fused;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.FunctionNode;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.List;

/// What the bins of regions read: up to `K` samples each, of which each is the weighted mean of one or four pixels.
///
/// Images are a table here, a row for each pixel of each image, a column for each channel; the `M` bins of all regions are
/// the rows of the result. The loops are over samples: one gather of rows for all bins at a time, so that nothing is as
/// large as all samples of all channels.
final class RegionSamples {

    private static final Expr[] A = {new Expr.Arg(0), new Expr.Arg(1), new Expr.Arg(2), new Expr.Arg(3)};
    private static final Expr K = new Expr.Param(0);
    private static final Elementwise ROW =
            new Elementwise(new Formula("regionRow", 3, 1, List.of(A[0].add(A[1].mul(K)).add(A[2]))));
    private static final Elementwise BOTH = elementwise("inside", (a, b) -> a.and(b));
    private static final Elementwise SHARE =
            elementwise("regionWeight", (inside, w, n) -> inside.where(w.div(n), Expr.of(0)));
    // Where the weight is 0, no NaN of a pixel that is not meant gets in.
    private static final Elementwise ADD =
            elementwise("regionAdd", (sum, v, w) -> w.eq(0).where(sum, sum.add(v.mul(w))));
    private static final Elementwise TIMES = elementwise("regionTimes", (v, w) -> w.eq(0).where(w, v.mul(w)));
    // The same where sample k is the greatest.
    private static final Elementwise ADD_GREATEST = new Elementwise(new Formula("regionAdd", 4, 1, List.of(
            A[3].eq(K).and(A[2].ne(0)).where(A[0].add(A[1].mul(A[2])), A[0]))));
    private static final Elementwise TIMES_GREATEST = new Elementwise(new Formula("regionTimes", 3, 1, List.of(
            A[2].eq(K).and(A[1].ne(0)).where(A[0].mul(A[1]), Expr.of(0)))));
    private static final Elementwise FILL =
            withParam("regionMax", (best, winner, empty) -> winner.lt(0).where(empty, best));
    // Samples come last to first, so that of equal ones the first wins, and of NaNs.
    private static final Fused KEEP_GREATEST = fused("regionMax", f -> {
        Expr best = f.array("best");
        Expr winner = f.array("winner");
        Expr v = f.array("v");
        Expr better = f.array("inside").and(v.ge(best).or(v.ne(v)));
        f.set(best, better.where(v, best));
        f.set(winner, better.where(f.scalar("k"), winner));
    });

    private final Variable x;
    private final int[] outsize;
    private final NDArray[] rows; // of each corner of the samples, (K, M)
    private final NDArray[] weights; // likewise, (K, M, 1); (K, 1, 1) if a sample is one pixel
    private final NDArray inside; // (K, M, 1)
    private final NDArray number; // of samples, (M, 1)

    private RegionSamples(Variable x, int[] outsize, NDArray[] rows, NDArray[] weights, NDArray inside,
            NDArray number) {
        this.x = x;
        this.outsize = outsize;
        this.rows = rows;
        this.weights = weights;
        this.inside = inside;
        this.number = number;
    }

    /// Every sample of a row of the bins with every one of a column; `images` says which image each region is in.
    static RegionSamples of(Variable x, NDArray images, BinSamples down, BinSamples right) {
        int[] d = x.shape().toArray();
        int regions = images.length();
        NDArray first = images.mul(d[2] * d[3]).reshape(regions, 1, 1);
        int[] outsize = {down.inside().shape().axis(2), right.inside().shape().axis(2)};
        int bins = regions * outsize[0] * outsize[1];
        int count = down.inside().length() * right.inside().length();
        int corners = down.at().length * right.at().length;
        NDArray[] rows = new NDArray[corners];
        NDArray[] weights = new NDArray[corners];
        for (int i = 0; i < corners; i++) {
            int a = i / right.at().length;
            int b = i % right.at().length;
            NDArray row = ROW.run(new NDArray[] {first, rows(down.at()[a]), columns(right.at()[b])},
                    new double[] {d[3]});
            rows[i] = row.reshape(count, bins);
            weights[i] = corners == 1
                    ? Create.full(x.device(), wide(x.dtype()), Shape.of(count, 1, 1), 1)
                    : rows(down.weights()[a]).mul(columns(right.weights()[b])).reshape(count, bins, 1);
        }
        NDArray inside = BOTH.on(rows(down.inside()), columns(right.inside())).reshape(count, bins, 1);
        NDArray number = down.number().expandDims(2).mul(right.number().expandDims(1));
        NDArray each = number.broadcastTo(regions, outsize[0], outsize[1]).reshape(bins, 1).astype(wide(x.dtype()));
        return new RegionSamples(x, outsize, rows, weights, inside, each);
    }

    /// `(K, R, bins)` down, to broadcast with that to the right.
    private static NDArray rows(NDArray down) {
        return down.expandDims(1).expandDims(4);
    }

    private static NDArray columns(NDArray right) {
        return right.expandDims(0).expandDims(3);
    }

    /// The mean of each bin's samples, `(R, C, height, width)`; samples outside the image count as 0, bins without any are 0.
    Variable average() {
        NDArray[] shares = new NDArray[rows.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = SHARE.on(inside, weights[i], number);
        }
        return image(new Mix(rows, shares, null).apply(table()));
    }

    /// The greatest of each bin's samples, `(R, C, height, width)`; bins without any in the image are `empty`.
    Variable greatest(double empty) {
        return image(new Greatest(rows, weights, inside, empty).apply(table()));
    }

    /// What samples are computed in: sums of many need digits.
    static DType wide(DType dtype) {
        return dtype == DType.FLOAT64 ? dtype : DType.FLOAT32;
    }

    private Variable table() {
        int[] d = x.shape().toArray();
        Variable last = Transpose.transpose(Cast.cast(x, wide(x.dtype())), 0, 2, 3, 1);
        return Reshape.reshape(last, d[0] * d[2] * d[3], d[1]);
    }

    private Variable image(Variable bins) {
        int per = outsize[0] * outsize[1];
        Variable y = Reshape.reshape(bins, bins.length() / per, outsize[0], outsize[1], bins.shape().axis(1));
        return Cast.cast(Transpose.transpose(y, 0, 3, 1, 2), x.dtype());
    }

    private static NDArray bins(NDArray[] rows, NDArray table) {
        return NDArray.zeros(table.device(), table.dtype(), Shape.of(rows[0].shape().axis(1), table.shape().axis(1)));
    }

    /// The greatest sample of each bin and channel, or `empty`. A primitive because as a composite it would have to gather
    /// each element by itself; its gradient is that of the weighted mean that the sample is.
    private static final class Greatest extends FunctionNode.Unary {
        private final NDArray[] rows;
        private final NDArray[] weights;
        private final NDArray inside;
        private final double empty;
        private NDArray winners; // which sample of each bin is the greatest in each channel; -1 if there is none

        Greatest(NDArray[] rows, NDArray[] weights, NDArray inside, double empty) {
            super(Retain.NOTHING);
            this.rows = rows;
            this.weights = weights;
            this.inside = inside;
            this.empty = empty;
        }

        @Override public String label() {
            return "regionMax";
        }

        @Override protected NDArray forward(NDArray x) {
            NDArray best = bins(rows, x).fill(Double.NEGATIVE_INFINITY);
            winners = bins(rows, x).fill(-1);
            for (int k = inside.length() - 1; k >= 0; k--) {
                KEEP_GREATEST.on(new NDArray[] {best, winners, sample(x, k), inside.get(k)}, k);
            }
            FILL.into(best, new NDArray[] {best, winners}, empty);
            return best;
        }

        private NDArray sample(NDArray x, int k) {
            if (rows.length == 1) {
                return x.take(rows[0].get(k), 0);
            }
            NDArray v = bins(rows, x);
            for (int i = 0; i < rows.length; i++) {
                ADD.into(v, new NDArray[] {v, x.take(rows[i].get(k), 0), weights[i].get(k)});
            }
            return v;
        }

        @Override protected Variable backward(Variable gy) {
            return new Spread(rows, weights, winners, inputNode(0).shape()).apply(gy);
        }
    }

    /// Weighted sums of rows, `y[m, c] = sum over k and corners of weights[k, m] x[rows[k, m], c]`, of the `k` that are the winner
    /// if `winners` are given. A primitive because as a composite it would keep every gather for backward: 4 K times the
    /// memory of the result.
    private static final class Mix extends FunctionNode.Unary {
        private final NDArray[] rows;
        private final NDArray[] weights;
        private final NDArray winners; // (M, C), or null

        Mix(NDArray[] rows, NDArray[] weights, NDArray winners) {
            super(Retain.NOTHING);
            this.rows = rows;
            this.weights = weights;
            this.winners = winners;
        }

        @Override public String label() {
            return "regionAverage";
        }

        @Override protected NDArray forward(NDArray x) {
            NDArray y = bins(rows, x);
            for (int k = 0; k < rows[0].length(); k++) {
                for (int i = 0; i < rows.length; i++) {
                    NDArray v = x.take(rows[i].get(k), 0);
                    NDArray w = weights[i].get(k);
                    if (winners == null) {
                        ADD.into(y, new NDArray[] {y, v, w});
                    } else {
                        ADD_GREATEST.into(y, new NDArray[] {y, v, w, winners}, k);
                    }
                }
            }
            return y;
        }

        @Override protected Variable backward(Variable gy) {
            return new Spread(rows, weights, winners, inputNode(0).shape()).apply(gy);
        }
    }

    /// The adjoint of [Mix]: each row of the gradient goes, weighted, to the rows that it came from.
    private static final class Spread extends FunctionNode.Unary {
        private final NDArray[] rows;
        private final NDArray[] weights;
        private final NDArray winners;
        private final Shape shape;

        Spread(NDArray[] rows, NDArray[] weights, NDArray winners, Shape shape) {
            super(Retain.NOTHING);
            this.rows = rows;
            this.weights = weights;
            this.winners = winners;
            this.shape = shape;
        }

        @Override public String label() {
            return "regionGrad";
        }

        @Override protected NDArray forward(NDArray g) {
            NDArray x = NDArray.zeros(g.device(), g.dtype(), shape);
            for (int k = 0; k < rows[0].length(); k++) {
                for (int i = 0; i < rows.length; i++) {
                    NDArray w = weights[i].get(k);
                    NDArray part = winners == null
                            ? TIMES.on(g, w)
                            : TIMES_GREATEST.run(new NDArray[] {g, w, winners}, new double[] {k});
                    x.addAtAssign(part, rows[i].get(k), 0);
                }
            }
            return x;
        }

        @Override protected Variable backward(Variable gg) {
            return new Mix(rows, weights, winners).apply(gg);
        }
    }
}
