package catenary.optimizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Named hooks in the order in which they were added, those before the step and those after it.
final class Hooks<H> {

    private final Map<String, H> pre = new LinkedHashMap<>();
    private final Map<String, H> post = new LinkedHashMap<>();

    void add(H hook, String name, Timing timing) {
        if (name.isEmpty() || name.contains("$$Lambda")) {
            throw new IllegalArgumentException("addHook: expected a name, but found a hook without one"
                    + "\n  hint: addHook(hook, \"name\")");
        }
        if (pre.containsKey(name) || post.containsKey(name)) {
            throw new IllegalArgumentException("addHook: expected a new name, but found a second " + name);
        }
        at(timing).put(name, hook);
    }

    void remove(String name) {
        if (pre.remove(name) == null && post.remove(name) == null) {
            throw new IllegalArgumentException("removeHook: expected one of " + pre.keySet() + " " + post.keySet()
                    + ", but found " + name);
        }
    }

    Iterable<H> in(Timing timing) {
        return at(timing).values();
    }

    int count(Timing timing) {
        return at(timing).size();
    }

    boolean isEmpty() {
        return pre.isEmpty() && post.isEmpty();
    }

    /// The hooks before the step, from the last back to the first that is not elementwise: none if hooks after the step
    /// would see the gradient without them.
    List<ElementwiseHook> lastElementwise() {
        List<ElementwiseHook> out = List.of();
        if (post.isEmpty()) {
            for (H hook : pre.values()) {
                if (!(hook instanceof ElementwiseHook e)) {
                    out = List.of();
                } else {
                    out = out.isEmpty() ? new ArrayList<>() : out;
                    out.add(e);
                }
            }
        }
        return out;
    }

    private Map<String, H> at(Timing timing) {
        return timing == Timing.PRE ? pre : post;
    }
}
