package catenary.functions.pooling;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Elementwise.withParam;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import catenary.functions.array.Where;
import java.util.List;

/// What the bins of regions read: up to `K` samples each, of which each is the weighted mean of one or four pixels.
///
/// Images are a table here, a row for each pixel of each image, a column for each channel; the `M` bins of all regions are
/// the rows of the result. The loops are over samples: one gather of rows for all bins at a time, so that nothing is as
/// large as all samples of all channels.
final class RegionSamples {

    private static final Elementwise ROW = new Elementwise(new Formula("regionRow", 3, 1, List.of(
            new Expr.Arg(0).add(new Expr.Arg(1).mul(new Expr.Param(0))).add(new Expr.Arg(2)))));
    private static final Elementwise BOTH = elementwise("inside", (a, b) -> a.and(b));
    private static final Elementwise SHARE =
            elementwise("regionWeight", (inside, w, n) -> inside.where(w.div(n), Expr.of(0)));
    // Where the weight is 0, no NaN of a pixel that is not meant gets in.
    private static final Elementwise ADD =
            elementwise("regionAverage", (sum, v, w) -> w.eq(0).where(sum, sum.add(v.mul(w))));
    private static final Pointwise TIMES = pointwise("regionWeight", (v, w) -> w.eq(0).where(w, v.mul(w)));
    // Samples come last to first, so that of equal ones the first wins, and of NaNs.
    private static final Elementwise BETTER =
            elementwise("regionMax", (v, best, inside) -> inside.and(v.ge(best).or(v.ne(v))));
    private static final Elementwise SELECT = elementwise("regionMax", (better, v, best) -> better.where(v, best));
    private static final Elementwise MARK = withParam("regionMax", (better, at, k) -> better.where(k, at));

    private final Variable x;
    private final int[] outsize;
    private final NDArray[] rows; // of each corner of the samples, (K, M)
    private final NDArray[] weights; // likewise, (K, M, 1); none if a sample is one pixel
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
        NDArray[] weights = new NDArray[down.weights().length * right.weights().length];
        for (int i = 0; i < corners; i++) {
            int a = i / right.at().length;
            int b = i % right.at().length;
            NDArray row = ROW.run(new NDArray[] {first, rows(down.at()[a]), columns(right.at()[b])},
                    new double[] {d[3]});
            rows[i] = row.reshape(count, bins);
            if (weights.length > 0) {
                NDArray w = rows(down.weights()[a]).mul(columns(right.weights()[b]));
                weights[i] = w.reshape(count, bins, 1);
            }
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
            NDArray w = weights.length > 0 ? weights[i] : number.zerosLike().fill(1);
            shares[i] = SHARE.on(inside, w, number);
        }
        return image(new Mix(rows, shares).apply(table()));
    }

    /// The greatest of each bin's samples, `(R, C, height, width)`; bins without any in the image are `empty`.
    Variable greatest(double empty) {
        Variable table = table();
        int channels = table.shape().axis(1);
        NDArray winners = winners(table.array());
        NDArray bin = Create.arange(table.device(), DType.INT32, 0, winners.length(), 1).reshape(winners.length(), 1);
        NDArray at = winners.maximum(0).mul(winners.length()).add(bin);
        NDArray channel = Create.arange(table.device(), DType.INT32, 0, channels, 1);
        Variable flat = Reshape.reshape(table, table.size());
        Variable y = null;
        for (int i = 0; i < rows.length; i++) {
            NDArray row = rows[i].reshape(rows[i].size()).take(at, 0);
            Variable v = GetItem.getItem(flat, row.mul(channels).add(channel));
            if (weights.length > 0) {
                v = TIMES.on(v, Variable.constant(weights[i].reshape(weights[i].size()).take(at, 0)));
            }
            y = y == null ? v : y.add(v);
        }
        NDArray none = Create.full(table.device(), table.dtype(), Shape.SCALAR, empty);
        return image(Where.where(winners.ge(0), y, Variable.constant(none)));
    }

    /// Which sample of each bin is the greatest in each channel, `(M, C)`; -1 where there is none.
    private NDArray winners(NDArray table) {
        Shape shape = Shape.of(number.length(), table.shape().axis(1));
        NDArray best = Create.full(table.device(), table.dtype(), shape, Double.NEGATIVE_INFINITY);
        NDArray winners = Create.full(table.device(), DType.INT32, shape, -1);
        for (int k = inside.length() - 1; k >= 0; k--) {
            NDArray v = sample(table, k);
            NDArray better = BETTER.on(v, best, inside.get(k));
            SELECT.into(best, new NDArray[] {better, v, best});
            MARK.into(winners, new NDArray[] {better, winners}, k);
        }
        return winners;
    }

    private NDArray sample(NDArray table, int k) {
        if (weights.length == 0) {
            return table.take(rows[0].get(k), 0);
        }
        NDArray v = NDArray.zeros(table.device(), table.dtype(), Shape.of(number.length(), table.shape().axis(1)));
        for (int i = 0; i < rows.length; i++) {
            ADD.into(v, new NDArray[] {v, table.take(rows[i].get(k), 0), weights[i].get(k)});
        }
        return v;
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

    /// Weighted sums of rows, `y[m] = sum over k and corners of weights[k, m] x[rows[k, m]]`. A primitive because as a
    /// composite it would keep every gather for backward: 4 K times the memory of the result.
    private static final class Mix extends FunctionNode.Unary {
        private final NDArray[] rows;
        private final NDArray[] weights;

        Mix(NDArray[] rows, NDArray[] weights) {
            super(Retain.NOTHING);
            this.rows = rows;
            this.weights = weights;
        }

        @Override public String label() {
            return "regionAverage";
        }

        @Override protected NDArray forward(NDArray x) {
            Shape shape = Shape.of(rows[0].shape().axis(1), x.shape().axis(1));
            NDArray y = NDArray.zeros(x.device(), x.dtype(), shape);
            for (int k = 0; k < rows[0].length(); k++) {
                for (int i = 0; i < rows.length; i++) {
                    ADD.into(y, new NDArray[] {y, x.take(rows[i].get(k), 0), weights[i].get(k)});
                }
            }
            return y;
        }

        @Override protected Variable backward(Variable gy) {
            return new Spread(rows, weights, inputNode(0).shape()).apply(gy);
        }
    }

    /// The adjoint of [Mix]: each row of the gradient goes, weighted, to the rows that it came from.
    private static final class Spread extends FunctionNode.Unary {
        private final NDArray[] rows;
        private final NDArray[] weights;
        private final Shape shape;

        Spread(NDArray[] rows, NDArray[] weights, Shape shape) {
            super(Retain.NOTHING);
            this.rows = rows;
            this.weights = weights;
            this.shape = shape;
        }

        @Override public String label() {
            return "regionAverageGrad";
        }

        @Override protected NDArray forward(NDArray g) {
            NDArray x = NDArray.zeros(g.device(), g.dtype(), shape);
            for (int k = 0; k < rows[0].length(); k++) {
                for (int i = 0; i < rows.length; i++) {
                    x.addAtAssign(TIMES.elementwise().on(g, weights[i].get(k)), rows[i].get(k), 0);
                }
            }
            return x;
        }

        @Override protected Variable backward(Variable gg) {
            return new Mix(rows, weights).apply(gg);
        }
    }
}
