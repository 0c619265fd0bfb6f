package catenary.distributions;

import catenary.autograd.Variable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// How far one distribution is from another, `KL(p || q) = mean of log p(x) - log q(x)` over `x` of `p`, in nats.
///
/// Formulas are found by the classes of `p` and `q`, exactly. Each class of this package but [Cauchy] and [Chisquare]
/// has one for its own kind; [#registerKl] adds others.
///
/// ```jshell
/// jshell> var p = new NormalDistribution(variable(0), variable(1))
/// p ==> NormalDistribution(batchShape=(1,), eventShape=())
/// jshell> var q = new NormalDistribution(variable(1), variable(1))
/// q ==> NormalDistribution(batchShape=(1,), eventShape=())
/// jshell> klDivergence(p, q)
/// $3 ==> variable([0.5])
/// jshell> crossEntropy(p, q)
/// $4 ==> variable([1.9189385])
/// ```
public final class KlDivergence {

    private record Pair(Class<?> p, Class<?> q) {}

    private static final Map<Pair, BiFunction<Distribution, Distribution, Variable>> FORMULAS =
            new ConcurrentHashMap<>();

    private KlDivergence() {}

    /// `KL(p || q)` of each pair in the batch.
    ///
    /// @throws IllegalArgumentException if none is registered for their classes
    public static Variable klDivergence(Distribution p, Distribution q) {
        var formula = FORMULAS.get(new Pair(p.getClass(), q.getClass()));
        if (formula == null) {
            throw new IllegalArgumentException("klDivergence: expected a registered pair, but found "
                    + p.getClass().getSimpleName() + " and " + q.getClass().getSimpleName()
                    + "\n  hint: registerKl(P.class, Q.class, (p, q) -> ...) adds a formula");
        }
        return formula.apply(p, q);
    }

    /// Makes `formula` that of `p` and `q`, in place of another.
    public static <P extends Distribution, Q extends Distribution> void registerKl(Class<P> p, Class<Q> q,
            BiFunction<? super P, ? super Q, Variable> formula) {
        FORMULAS.put(new Pair(p, q), (a, b) -> formula.apply(p.cast(a), q.cast(b)));
    }

    /// The mean of `-log q(x)` over `x` of `p`: the entropy of `p` and the divergence.
    ///
    /// @throws IllegalArgumentException if no divergence is registered for their classes
    public static Variable crossEntropy(Distribution p, Distribution q) {
        return p.entropy().add(klDivergence(p, q));
    }
}
