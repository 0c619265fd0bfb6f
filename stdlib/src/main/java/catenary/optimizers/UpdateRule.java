package catenary.optimizers;

import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.serializers.Serializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an optimizer does to one parameter: an algorithm with the arrays it remembers from step to step.
public abstract class UpdateRule implements Parameter.Rule {

    private final Hyperparameter hyperparam;
    private final List<String> stateNames;
    private final Hooks<ParameterHook> hooks = new Hooks<>();
    private NDArray[] state;
    private boolean enabled = true;
    private double lossScale = 1;
    private int t;
    private Updates updates;
    private PreciseCopy copy; // null if the parameter itself is changed

    /// @param stateNames the arrays that the algorithm remembers, under their names in files
    protected UpdateRule(Hyperparameter hyperparam, String... stateNames) {
        this.hyperparam = hyperparam;
        this.stateNames = List.of(stateNames);
    }

    /// This parameter's numbers; those not set here are the optimizer's.
    public final Hyperparameter hyperparam() {
        return hyperparam;
    }

    /// Number of updates of this parameter.
    public final int t() {
        return t;
    }

    /// The factor that this update's gradient still contains while the optimizer's hooks run; 1 unless the loss is
    /// scaled.
    public final double lossScale() {
        return lossScale;
    }

    final void lossScale(double lossScale) {
        this.lossScale = lossScale;
    }

    @Override public final boolean isEnabled() {
        return enabled;
    }

    @Override public final void enabled(boolean enabled) {
        this.enabled = enabled;
    }

    /// Whether a parameter of 16 bits has a copy in float32 that changes in its place, and that it is then rounded from.
    /// Hooks of this rule see the copy, and the algorithm remembers float32 arrays.
    public final void useFp32Update(boolean on) {
        copy = !on ? null : copy == null ? new PreciseCopy() : copy;
    }

    /// The remembered arrays by name; empty before the first update.
    public final Map<String, NDArray> state() {
        Map<String, NDArray> out = new LinkedHashMap<>();
        for (int i = 0; state != null && i < state.length; i++) {
            out.put(stateNames.get(i), state[i]);
        }
        return out;
    }

    /// Adds a hook for this parameter alone.
    public final void addHook(ParameterHook hook) {
        addHook(hook, hook.name());
    }

    public final void addHook(ParameterHook hook, String name) {
        addHook(hook, name, hook.timing());
    }

    public final void addHook(ParameterHook hook, String name, Timing timing) {
        hooks.add(hook, name, timing);
    }

    /// @throws IllegalArgumentException if there is no hook of that name
    public final void removeHook(String name) {
        hooks.remove(name);
    }

    /// Counts the update and changes the parameter, if this rule is enabled. A parameter without value or gradient
    /// stays as it is.
    @Override public final void update(Parameter p) {
        Updates updates = new Updates();
        update(p, List.of(), true, updates);
        updates.run();
    }

    /// The same with the last hooks of the optimizer, which have not run yet, inside the step if they may be. The step
    /// may be put off until `updates` are run.
    final void update(Parameter p, List<ElementwiseHook> last, boolean mayBeInside, Updates updates) {
        if (!enabled) {
            return;
        }
        boolean ready = p.isInitialized() && p.grad() != null;
        boolean alone = !takesHooks() || !hooks.isEmpty(); // others' steps then come before, and its own at once
        boolean inside = mayBeInside && !alone;
        this.updates = updates;
        if (alone) {
            updates.run();
        }
        if (!ready) {
            t++;
            return;
        }
        boolean copied = hasCopy(p);
        Parameter changing = copied ? copy.of(p) : p;
        for (int i = 0; i < last.size() && !inside; i++) {
            last.get(i).apply(this, changing);
        }
        if (copied && !mayBeInside) {
            p.grad(changing.grad().astype(p.dtype())); // which hooks after the step want to see
        }
        t++;
        prepareState(changing);
        for (var hook : hooks.in(Timing.PRE)) {
            hook.apply(this, changing);
        }
        updateCore(changing.array(), changing.grad(), state, inside ? last : List.of());
        if (alone) {
            updates.run();
        }
        for (var hook : hooks.in(Timing.POST)) {
            hook.apply(this, changing);
        }
        if (copied) {
            updates.after(() -> copy.round(p));
        }
    }

    private boolean hasCopy(Parameter p) {
        return copy != null && PreciseCopy.isFor(p);
    }

    private void prepareState(Parameter p) {
        if (state == null) {
            state = initialState(p.array());
        }
        for (int i = 0; i < state.length; i++) {
            state[i] = state[i].to(p.device()).astype(p.dtype());
        }
    }

    private NDArray[] initialState(NDArray p) {
        NDArray[] out = new NDArray[stateNames.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = initialState(stateNames.get(i), p);
        }
        return out;
    }

    /// The first value of an array that the algorithm remembers: zeros.
    protected NDArray initialState(String name, NDArray p) {
        return p.zerosLike();
    }

    /// Whether [#updateCore] computes the hooks it is given, instead of getting none.
    protected boolean takesHooks() {
        return false;
    }

    /// Where [#updateCore] may put its step off to.
    final Updates updates() {
        return updates;
    }

    /// Changes `p` and `state` in place by what `hooks` make of the gradient `g`, which is not to be changed.
    protected abstract void updateCore(NDArray p, NDArray g, NDArray[] state, List<ElementwiseHook> hooks);

    /// A hyperparameter that holds for this parameter.
    protected final double get(String name) {
        return hyperparam.get(name);
    }

    /// Fails where `eps`, meant to keep a quotient finite, is zero in `dtype`.
    protected static void checkEps(String op, double eps, DType dtype) {
        boolean vanishes = switch (dtype) {
            case FLOAT64 -> false;
            case FLOAT16 -> Float.floatToFloat16((float) eps) == 0;
            default -> (float) eps == 0;
        };
        if (vanishes && eps != 0) {
            throw new IllegalArgumentException(
                    op + ": expected an eps that is not 0 in " + dtype + ", but found " + eps);
        }
    }

    /// Counter and remembered arrays, under Chainer's keys, and, which Chainer doesn't keep, the hyperparameters set for this
    /// parameter alone and its precise copy.
    final void serialize(Serializer s, Parameter p) {
        t = s.value("t", t);
        for (String name : hyperparam.toMap().keySet()) {
            if (s.isWriter() ? hyperparam.isOwn(name) : s.has("hyperparam/" + name)) {
                hyperparam.set(name, s.value("hyperparam/" + name, hyperparam.get(name)));
            }
        }
        if (hasCopy(p)) {
            copy.serialize(s, p);
        }
        if (stateNames.isEmpty()) {
            return;
        }
        if (state != null) {
            for (int i = 0; i < state.length; i++) {
                s.array(stateNames.get(i), state[i]);
            }
        } else if (!s.isWriter() && (t > 0 || s.has(stateNames.getFirst()))) {
            load(s, p);
        }
    }

    private void load(Serializer s, Parameter p) {
        if (p.isInitialized()) {
            NDArray[] fresh = initialState(hasCopy(p) ? PreciseCopy.widened(p) : p.array());
            for (int i = 0; i < fresh.length; i++) {
                s.array(stateNames.get(i), fresh[i]);
            }
            state = fresh;
            return;
        }
        NDArray[] found = new NDArray[stateNames.size()];
        boolean complete = true;
        for (int i = 0; i < found.length; i++) {
            found[i] = s.absent(stateNames.get(i), hasCopy(p) ? DType.FLOAT32 : p.dtype(), p.device());
            complete &= found[i] != null;
        }
        if (complete) {
            state = found;
        }
    }
}
