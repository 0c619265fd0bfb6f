package catenary.functions.sampling;

import static catenary.autograd.Pointwise.pointwise;
import static catenary.autograd.Pointwise.withParam;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.autograd.GetItem;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.Arrays;

/// Images read between their pixels: each value is the mean of the four pixels around a position, weighted by nearness.
///
/// A composite: four gathers of pixels, and products with weights that are differentiable in the positions. What lies
/// outside an image is 0. Where a position is one of a pixel's, the slope is that to the right and below; one pixel or more
/// outside, it is 0.
public final class BilinearSampling {

    /// The position among pixels with one more on either side, which is as far as positions matter.
    private static final Pointwise INSIDE = withParam("bilinearSampling", (x, last) -> {
        Expr p = x.add(1);
        return p.le(0).where(Expr.of(0), p.ge(last).where(last, p));
    });
    private static final Pointwise WEIGHTED =
            pointwise("bilinearSampling", (low, high, t) -> low.add(high.sub(low).mul(t)));

    private BilinearSampling() {}

    /// Values of `images`, `(N, C, H, W)` with `pad` zeros around, at `P` positions in each: `(N, P, C)`. Pixel `(i, j)` of the
    /// padded image is at `y = i`, `x = j`; both are `(N, P)`.
    public static Variable sample(Variable images, int[] pad, Variable y, Variable x) {
        int[] d = images.shape().toArray();
        Windows around = Windows.over("bilinearSampling", new int[] {d[2], d[3]}, new int[] {1}, new int[] {1},
                new int[] {pad[0] + 1, pad[1] + 1}, new int[] {1}, false);
        int[] size = around.count();
        Variable bordered = Reshape.reshape(Unfold.unfold(images, around), d[0], d[1], size[0], size[1]);
        Variable pixels = Reshape.reshape(Transpose.transpose(bordered, 0, 2, 3, 1), d[0] * size[0] * size[1], d[1]);
        Variable down = INSIDE.on(y, size[0] - 1);
        Variable right = INSIDE.on(x, size[1] - 1);
        NDArray above = down.array().floor().minimum(size[0] - 2);
        NDArray left = right.array().floor().minimum(size[1] - 2);
        NDArray image = Create.arange(images.device(), DType.INT32, 0, d[0], 1).mul(size[0] * size[1]).reshape(d[0], 1);
        NDArray first = above.astype(DType.INT32).mul(size[1]).add(left.astype(DType.INT32)).add(image);
        Variable s = perPixel(right.sub(Variable.constant(left)));
        Variable t = perPixel(down.sub(Variable.constant(above)));
        Variable upper = WEIGHTED.on(at(pixels, first, 0), at(pixels, first, 1), s);
        Variable lower = WEIGHTED.on(at(pixels, first, size[1]), at(pixels, first, size[1] + 1), s);
        return WEIGHTED.on(upper, lower, t);
    }

    private static Variable at(Variable pixels, NDArray first, int further) {
        return GetItem.getItem(pixels, first.add(further));
    }

    private static Variable perPixel(Variable weights) {
        int[] d = Arrays.copyOf(weights.shape().toArray(), weights.rank() + 1);
        d[weights.rank()] = 1;
        return Reshape.reshape(weights, d);
    }
}
