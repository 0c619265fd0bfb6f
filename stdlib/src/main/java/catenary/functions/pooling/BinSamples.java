package catenary.functions.pooling;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.expr.DType;

/// What the bins of regions read along one axis of an image: up to `K` samples each, of which each is the weighted mean of
/// one or two pixels. Bins have different numbers of samples; what a bin does not have is not `inside`.
///
/// @param at      the places of pixels, `(K, R, bins)`, int32, always in the image
/// @param weights the factors of pixels, likewise; none if each sample is one pixel
/// @param inside  whether a bin has the sample and the image has the place, likewise
/// @param number  how many samples each bin has, those outside the image included, `(R, bins)` or `(R, 1)`
record BinSamples(NDArray[] at, NDArray[] weights, NDArray inside, NDArray number) {

    private static final Elementwise BOTH = elementwise("inside", (a, b) -> a.and(b));

    /// Whole pixels. All arguments are float64 `(R, 1)`.
    static BinSamples pixels(NDArray start, NDArray size, int bins, int length) {
        NDArray bin = Create.arange(start.device(), DType.FLOAT64, 0, bins, 1);
        NDArray step = size.div(bins);
        NDArray low = bin.mul(step).floor().add(start).maximum(0).minimum(length);
        NDArray high = bin.add(1).mul(step).ceil().add(start).maximum(0).minimum(length);
        NDArray number = high.sub(low);
        NDArray at = low.add(steps(number));
        NDArray place = at.minimum(length - 1).astype(DType.INT32);
        return new BinSamples(new NDArray[] {place}, new NDArray[0], at.lt(high), number);
    }

    /// Points between pixels, as many and as far apart as to fill each bin. Up to one pixel outside the image, where the
    /// next pixel stands for it, is still inside. All arguments are float64 `(R, 1)`.
    static BinSamples points(NDArray start, NDArray bin, NDArray number, int bins, int length, DType dtype) {
        NDArray first = start.add(Create.arange(start.device(), DType.FLOAT64, 0, bins, 1).mul(bin));
        NDArray k = steps(number);
        NDArray p = first.add(k.add(0.5).mul(bin).div(number));
        NDArray inside = BOTH.on(k.lt(number), BOTH.on(p.ge(-1), p.le(length)));
        NDArray near = p.maximum(0).minimum(length - 1);
        NDArray low = near.floor();
        NDArray further = near.sub(low);
        NDArray[] at = {low.astype(DType.INT32), low.add(1).minimum(length - 1).astype(DType.INT32)};
        NDArray[] weights = {further.neg().add(1).astype(dtype), further.astype(dtype)};
        return new BinSamples(at, weights, inside, number);
    }

    /// `0, 1, ...` below the greatest number, `(K, 1, 1)`; at least one.
    private static NDArray steps(NDArray number) {
        int count = number.size() == 0 ? 1 : Math.max(1, (int) number.max().item());
        return Create.arange(number.device(), DType.FLOAT64, 0, count, 1).reshape(count, 1, 1);
    }
}
