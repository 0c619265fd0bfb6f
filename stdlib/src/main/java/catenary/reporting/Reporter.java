package catenary.reporting;

import catenary.autograd.Config;
import catenary.autograd.Variable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Collects observed values under the names of the objects that report them.
///
/// ```java
/// var reporter = new Reporter();
/// reporter.addObserver("main", model);
/// try (var _ = reporter.open()) {
///     model.apply(x, t);                    // reports loss and accuracy
/// }
/// reporter.observation();                   // {main/loss=..., main/accuracy=...}
/// ```
public final class Reporter {

    private final Map<Object, String> names = new IdentityHashMap<>();
    private Map<String, Object> observation = new LinkedHashMap<>();

    /// A reporter that receives what the calling thread reports, until it is closed.
    public static final class Scope implements AutoCloseable {
        private final Reporter reporter;
        private final Map<String, Object> before;
        private final Reporter outer;

        private Scope(Reporter reporter, Map<String, Object> inside) {
            this.reporter = reporter;
            this.before = reporter.observation;
            this.outer = Reporting.enter(reporter);
            reporter.observation = inside;
        }

        @Override public void close() {
            Reporting.leave(reporter, outer);
            reporter.observation = before;
        }
    }

    /// What was reported, by `observer/key`.
    public Map<String, Object> observation() {
        return observation;
    }

    /// Names an object that reports.
    public void addObserver(String name, Object observer) {
        names.put(Objects.requireNonNull(observer), name);
    }

    /// Names several objects, each `prefix` followed by its key: the links of a model, say, from `namedLinks()`.
    public void addObservers(String prefix, Map<String, ?> observers) {
        observers.forEach((name, observer) -> addObserver(prefix + name, observer));
    }

    /// Makes this the calling thread's reporter for the rest of a `try` block.
    public Scope open() {
        return new Scope(this, observation);
    }

    /// The same, collecting into `observation` meanwhile.
    public Scope scope(Map<String, Object> observation) {
        return new Scope(this, observation);
    }

    /// Collects values under their own names.
    public void report(Map<String, ?> values) {
        values.forEach((key, value) -> observation.put(key, withoutGraph(value)));
    }

    /// Collects values as `name/key`, where `name` is that of `observer`. Variables leave their graph behind, unless
    /// `keepGraphOnReport` is set, so that collecting doesn't keep it alive.
    ///
    /// @throws IllegalArgumentException if the observer has no name here
    public void report(Map<String, ?> values, Object observer) {
        if (observer == null) {
            report(values);
            return;
        }
        String name = names.get(observer);
        if (name == null) {
            throw new IllegalArgumentException("report: expected an observer named with addObserver, one of "
                    + new TreeSet<>(names.values()) + ", but found a " + observer.getClass().getSimpleName()
                    + " that reports " + values.keySet()
                    + "\n  hint: the model was wrapped or replaced after its observers were named");
        }
        values.forEach((key, value) -> observation.put(name + "/" + key, withoutGraph(value)));
    }

    private static Object withoutGraph(Object value) {
        return value instanceof Variable v && !Config.current().keepGraphOnReport() && v.creator() != null
                ? Variable.constant(v.array())
                : value;
    }
}
