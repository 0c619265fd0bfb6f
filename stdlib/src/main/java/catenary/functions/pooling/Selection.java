package catenary.functions.pooling;

import static catenary.array.Fused.fused;
import static catenary.array.Reduction.reduction;

import catenary.array.Create;
import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import catenary.functions.sampling.Patch;
import catenary.functions.sampling.Place;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Some elements of each window: either all, or one, which was chosen. They are summed by [#take], and a value is brought to
/// each of them by [#put]; each is the gradient of the other. All pooling is made of the two.
final class Selection {

    private static final Reduction SUM = reduction("pooling", Combine.SUM, x -> x);

    /// Places of windows that one kernel adds up, an operand each, in less time than a reduction: a third for 2 x 2 over
    /// images of 8 x 8.
    private static final int FEW = 9;

    private static final Map<Integer, Fused> SUMS = new ConcurrentHashMap<>();
    private static final Fused PUT_APART = fused("pooling", k -> {
        var y = k.array("y");
        var hit = k.array("chosen").eq(k.array("place"));
        k.result("x", hit.where(y, 0));
    });
    private static final Fused PUT = fused("pooling", k -> {
        var x = k.array("x");
        var y = k.array("y");
        var chosen = k.array("chosen");
        k.set(x, chosen.eq(k.scalar("place")).where(x.add(y), x));
    });
    private static final Fused TAKE = fused("pooling", k -> {
        var y = k.array("y");
        var x = k.array("x");
        var chosen = k.array("chosen");
        k.set(y, chosen.eq(k.scalar("place")).where(x, y));
    });

    private final String op;
    private final Windows windows;
    private final NDArray chosen; // position in the window, in row-major order, (N, C, o...); null: all
    private final Polyphase polyphase; // null where it doesn't fit

    private Selection(String op, Windows windows, NDArray chosen) {
        this.op = op;
        this.windows = windows;
        this.chosen = chosen;
        polyphase = Polyphase.fits(windows) ? new Polyphase(windows) : null;
    }

    /// All elements.
    static Selection all(String op, Windows windows) {
        return new Selection(op, windows, null);
    }

    /// The element of each window at that position in row-major order.
    static Selection of(String op, Windows windows, NDArray chosen) {
        return new Selection(op, windows, chosen);
    }

    /// The sum of the elements of each window, `(N, C, d...)` to `(N, C, o...)`.
    Variable take(Variable x) {
        return new Take().apply(x);
    }

    /// Zeros with each value added to the elements of its window, `(N, C, o...)` to `(N, C, d...)`.
    Variable put(Variable y) {
        return new Put().apply(y);
    }

    /// `(N, C, space...)` for an array `(N, C, ...)`.
    static Shape spatial(NDArray like, int[] space) {
        int[] d = like.shape().toArray();
        System.arraycopy(space, 0, d, d.length - space.length, space.length);
        return Shape.of(d);
    }

    private NDArray zeros(NDArray like, int[] space) {
        return NDArray.zeros(like.device(), like.dtype(), spatial(like, space));
    }

    // ---- sums

    private NDArray sums(NDArray x) {
        int[] axes = windows.windowAxes(x.rank());
        NDArray y = null;
        for (Patch patch : windows.patches()) {
            if (patch.isAll() && patch.volume() > FEW) {
                return SUM.on(patch.elements(x), axes);
            }
            if (y == null) {
                y = patch.isAll()
                        ? NDArray.uninitialized(x.device(), x.dtype(), spatial(x, windows.count()))
                        : zeros(x, windows.count());
            }
            if (patch.volume() > 0 && patch.volume() <= FEW) {
                sumFew(patch, x, y);
            } else if (patch.volume() > 0) {
                patch.windows(y).assign(SUM.on(patch.elements(x), axes));
            }
        }
        return y;
    }

    private static void sumFew(Patch patch, NDArray x, NDArray y) {
        NDArray[] places = patch.places(x);
        NDArray[] arrays = Arrays.copyOf(places, places.length + 1);
        arrays[places.length] = patch.windows(y);
        SUMS.computeIfAbsent(places.length, Selection::sumOf).on(arrays);
    }

    private static Fused sumOf(int operands) {
        return fused("pooling", k -> {
            Expr sum = k.array("x0");
            for (int i = 1; i < operands; i++) {
                sum = sum.add(k.array("x" + i));
            }
            k.result("y", sum);
        });
    }

    private NDArray taken(NDArray x) {
        NDArray y = zeros(x, windows.count());
        for (Place place : windows.places()) {
            TAKE.on(new NDArray[] {place.windows(y), place.elements(x), place.windows(chosen)}, place.number());
        }
        return y;
    }

    // ---- the reverse

    private NDArray spread(NDArray y) {
        NDArray x = zeros(y, windows.size());
        if (polyphase != null) {
            polyphase.put(x, y, chosen);
        } else if (Polyphase.areApart(windows)) {
            for (Patch patch : windows.patches()) {
                if (patch.volume() > 0) {
                    spread(patch, x, y);
                }
            }
        } else {
            for (Place place : windows.places()) {
                NDArray to = place.elements(x);
                NDArray from = place.windows(y);
                if (chosen == null) {
                    to.addAssign(from);
                } else {
                    PUT.on(new NDArray[] {to, from, place.windows(chosen)}, place.number());
                }
            }
        }
        return x;
    }

    /// Where no element is in two windows, all places are written at once.
    private void spread(Patch patch, NDArray x, NDArray y) {
        int n = windows.axes();
        NDArray to = patch.elements(x);
        int[] once = to.shape().toArray();
        int[] places = new int[2 * n];
        Arrays.fill(places, 1);
        System.arraycopy(once, once.length - 2 * n, places, 0, n);
        Arrays.fill(once, once.length - 2 * n, once.length - n, 1);
        NDArray from = patch.windows(y).reshape(Shape.of(once));
        if (chosen == null) {
            to.assign(from);
        } else {
            NDArray numbers = Create.of(x.device(), Shape.of(places), patch.numbers()).astype(chosen.dtype());
            PUT_APART.on(new NDArray[] {from, patch.windows(chosen).reshape(Shape.of(once)), numbers, to});
        }
    }

    private final class Take extends FunctionNode.Unary {

        Take() {
            super(Retain.NOTHING);
        }

        @Override public String label() {
            return op;
        }

        @Override protected NDArray forward(NDArray x) {
            return chosen == null ? sums(x) : taken(x);
        }

        @Override protected Variable backward(Variable gy) {
            return put(gy);
        }
    }

    private final class Put extends FunctionNode.Unary {

        Put() {
            super(Retain.NOTHING);
        }

        @Override public String label() {
            return op;
        }

        @Override protected NDArray forward(NDArray y) {
            return spread(y);
        }

        @Override protected Variable backward(Variable gx) {
            return take(gx);
        }
    }
}
