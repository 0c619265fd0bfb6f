package catenary.autograd;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/// The gradients of one function by input position, each computed only if the engine asks for it.
public final class Grads {

    private final int size;
    private final IntFunction<Variable> each;

    private Grads(int size, IntFunction<Variable> each) {
        this.size = size;
        this.each = each;
    }

    /// The gradient of a function's only input; null if there is none.
    public static Grads of(Supplier<Variable> g) {
        return new Grads(1, _ -> get(g));
    }

    /// The gradients of two inputs; null where there is none.
    public static Grads of(Supplier<Variable> g0, Supplier<Variable> g1) {
        return new Grads(2, i -> get(i == 0 ? g0 : g1));
    }

    /// The gradients of three inputs; null where there is none.
    public static Grads of(Supplier<Variable> g0, Supplier<Variable> g1, Supplier<Variable> g2) {
        return new Grads(3, i -> get(i == 0 ? g0 : i == 1 ? g1 : g2));
    }

    /// The gradients of `size` inputs by position; null where there is none.
    public static Grads each(int size, IntFunction<Variable> each) {
        return new Grads(size, each);
    }

    private static Variable get(Supplier<Variable> g) {
        return g == null ? null : g.get();
    }

    int size() {
        return size;
    }

    Variable get(int i) {
        return each.apply(i);
    }
}
