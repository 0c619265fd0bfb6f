package catenary.optimizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The numbers that steer an optimizer, by name. Each parameter's rule has its own set, whose values are those of the
/// optimizer's until one is set there:
///
/// ```java
/// optimizer.hyperparam().set("lr", 0.1);                                       // for all parameters
/// ((UpdateRule) model.l1.W().updateRule()).hyperparam().set("lr", 0.01);       // for this one
/// ```
public final class Hyperparameter {

    private final Hyperparameter parent;
    private final List<String> names;
    private final List<Double> values; // null: the parent's

    /// An empty set, to be filled with [#with].
    public Hyperparameter() {
        this.parent = null;
        this.names = new ArrayList<>();
        this.values = new ArrayList<>();
    }

    private Hyperparameter(Hyperparameter parent) {
        this.parent = parent;
        this.names = parent.names;
        this.values = new ArrayList<>();
        names.forEach(_ -> values.add(null));
    }

    /// Declares a number and its default.
    public Hyperparameter with(String name, double value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /// A set whose values are those of this one until they are set there.
    public Hyperparameter inherit() {
        return new Hyperparameter(this);
    }

    /// The set that this one inherits from, or null.
    public Hyperparameter parent() {
        return parent;
    }

    /// Whether there is such a number.
    public boolean has(String name) {
        return names.contains(name);
    }

    /// @throws IllegalArgumentException if there is no such number
    public double get(String name) {
        return get(index(name));
    }

    private double get(int i) {
        Double own = values.get(i);
        return own == null ? parent.get(i) : own;
    }

    /// @throws IllegalArgumentException if there is no such number
    public Hyperparameter set(String name, double value) {
        values.set(index(name), value);
        return this;
    }

    /// Whether the value is set here rather than inherited.
    public boolean isOwn(String name) {
        return values.get(index(name)) != null;
    }

    private int index(String name) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException(
                    "hyperparameter: expected one of " + String.join(" ", names) + ", but found " + name);
        }
        return i;
    }

    /// All names with the values that hold.
    public Map<String, Double> toMap() {
        Map<String, Double> out = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            out.put(names.get(i), get(i));
        }
        return out;
    }

    /// `lr=0.01, momentum=0.9`.
    @Override public String toString() {
        return toMap().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "));
    }
}
