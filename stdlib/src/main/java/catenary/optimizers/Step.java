package catenary.optimizers;

import static catenary.array.Fused.fused;

import catenary.array.Elementwise;
import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;

/// The kernel of an algorithm, which reads parameter, gradient and remembered arrays once and writes them once.
///
///     private static final Step STEP = step("momentumSGD", (k, p, g) -> {
///         var v = k.array("v");
///         var next = k.set(v, v.mul(k.scalar("momentum")).sub(g.mul(k.scalar("lr"))));
///         k.set(p, p.add(next));
///     });
///
/// Hooks that work element by element become part of it: the gradient is then what they make of it.
public final class Step {

    /// An algorithm over symbols: changes `p`, and the arrays it declares, by the gradient `g`.
    @FunctionalInterface
    public interface Body {
        void trace(Fused.Trace k, Expr p, Expr g);
    }

    private static final Map<Class<?>, Elementwise> ALONE = new ConcurrentHashMap<>();

    private final String name;
    private final Body body;
    private final Fused plain;
    private final Map<List<Class<?>>, Fused> hooked = new ConcurrentHashMap<>();

    private Step(String name, Body body) {
        this.name = name;
        this.body = body;
        this.plain = trace(List.of(), new double[0][]);
    }

    public static Step step(String name, Body body) {
        return new Step(name, body);
    }

    /// The average `x`, or 0 once it has decayed below 1e-34.
    ///
    /// Where a unit is dead or a pixel black, averages decay for ever: they would end among the subnormal numbers, with
    /// which processors compute some twenty times slower. No step can tell 1e-34 from 0.
    static Expr decayed(Expr x) {
        return x.abs().lt(1e-34).where(0, x);
    }

    private Fused trace(List<ElementwiseHook> hooks, double[][] values) {
        return fused(name, k -> {
            Expr p = k.array("param");
            Expr g = k.array("grad");
            for (int i = 0; i < values.length; i++) {
                String prefix = hooks.get(i).name();
                Expr[] scalars = new Expr[values[i].length];
                Arrays.setAll(scalars, j -> k.scalar(prefix + j));
                g = hooks.get(i).gradient(g, p, scalars);
            }
            body.trace(k, p, g);
        });
    }

    /// Leaves to the rule's `updates` the step on arrays in the order parameter, gradient, then as declared, and on
    /// scalars as declared.
    void on(NDArray[] arrays, double[] scalars, UpdateRule rule, List<ElementwiseHook> hooks) {
        if (hooks.isEmpty()) {
            rule.updates().add(plain, arrays, scalars);
            return;
        }
        double[][] values = hooks.stream().map(h -> h.scalars(rule)).toArray(double[][]::new);
        List<Class<?>> key = hooks.stream().<Class<?>>map(Object::getClass).toList();
        rule.updates().add(
                hooked.computeIfAbsent(key, _ -> trace(hooks, values)), arrays, joined(values, scalars));
    }

    /// What `hook` makes of the gradient `g` of `p`, by itself.
    static NDArray gradient(ElementwiseHook hook, UpdateRule rule, NDArray g, NDArray p) {
        double[] scalars = hook.scalars(rule);
        Elementwise kernel = ALONE.computeIfAbsent(hook.getClass(), _ -> {
            Expr[] symbols = new Expr[scalars.length];
            Arrays.setAll(symbols, Expr.Param::new);
            Expr out = hook.gradient(new Expr.Arg(0), new Expr.Arg(1), symbols);
            return new Elementwise(new Formula(hook.name(), 2, scalars.length, List.of(out)));
        });
        return kernel.run(new NDArray[] {g, p}, scalars);
    }

    private static double[] joined(double[][] first, double[] last) {
        return DoubleStream.concat(Arrays.stream(first).flatMapToDouble(Arrays::stream), Arrays.stream(last)).toArray();
    }
}
