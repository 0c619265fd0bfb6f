package catenary.functions.pooling;

import static catenary.array.Fused.fused;

import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.functions.sampling.Place;
import catenary.functions.sampling.Windows;

/// One element of each window: values brought to the places that were chosen, and taken from there. Each is the gradient
/// of the other.
final class Choice {

    private static final Fused PUT = fused("put", k -> {
        var x = k.array("x");
        var y = k.array("y");
        var chosen = k.array("chosen");
        k.set(x, chosen.eq(k.scalar("place")).where(x.add(y), x));
    });
    private static final Fused TAKE = fused("take", k -> {
        var y = k.array("y");
        var x = k.array("x");
        var chosen = k.array("chosen");
        k.set(y, chosen.eq(k.scalar("place")).where(x, y));
    });

    private final String op;
    private final Windows windows;
    private final NDArray chosen; // the number of a place, (N, C, o...)

    Choice(String op, Windows windows, NDArray chosen) {
        this.op = op;
        this.windows = windows;
        this.chosen = chosen;
    }

    /// Zeros `(N, C, d...)`, with `y (N, C, o...)` added at the places.
    Variable put(Variable y) {
        return new Put().apply(y);
    }

    private Variable take(Variable x) {
        return new Take().apply(x);
    }

    private NDArray zeros(NDArray like, int[] space) {
        int[] d = like.shape().toArray();
        System.arraycopy(space, 0, d, d.length - space.length, space.length);
        return NDArray.zeros(like.device(), like.dtype(), Shape.of(d));
    }

    private final class Put extends FunctionNode.Unary {

        Put() {
            super(Retain.NOTHING);
        }

        @Override public String label() {
            return op;
        }

        @Override protected NDArray forward(NDArray y) {
            NDArray x = zeros(y, windows.size());
            for (Place place : windows.places()) {
                PUT.on(new NDArray[] {place.elements(x), place.windows(y), place.windows(chosen)}, place.number());
            }
            return x;
        }

        @Override protected Variable backward(Variable gx) {
            return take(gx);
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
            NDArray y = zeros(x, windows.count());
            for (Place place : windows.places()) {
                TAKE.on(new NDArray[] {place.windows(y), place.elements(x), place.windows(chosen)}, place.number());
            }
            return y;
        }

        @Override protected Variable backward(Variable gy) {
            return put(gy);
        }
    }
}
