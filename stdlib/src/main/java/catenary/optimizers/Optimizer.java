package catenary.optimizers;

import catenary.array.Create;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.links.Link;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Changes the parameters of a link by their gradients.
///
/// ```java
/// var optimizer = new Adam().setup(model);
/// optimizer.addHook(new WeightDecay(0.0005));
/// optimizer.update(model, x, t);
/// ```
///
/// The last line is short for `loss = model.apply(x, t); model.clearGrads(); loss.backward(); optimizer.update();`.
public abstract class Optimizer implements Saveable {

    /// What is to be made small: a link, or any function of variables whose result is a single number.
    @FunctionalInterface
    public interface LossFunction {
        Variable apply(Variable... xs);
    }

    /// What is done with the gradients before each update: they may be exchanged with those of other ranks.
    @FunctionalInterface
    public interface Exchange {
        /// Whether the update follows.
        boolean exchange(Optimizer optimizer);
    }

    private Link target;
    private Exchange exchange;
    private int t;
    private int epoch;
    private boolean autoNewEpoch;
    private Hooks<Object> hooks = new Hooks<>();
    private LossScaling scaling = LossScaling.fixed(1);
    private double scaleOfGrads = 1;

    // ---- setting up

    /// Takes charge of the parameters of `link`, those without shape included, and starts counting from 0 without
    /// hooks.
    ///
    /// @throws IllegalArgumentException if the link has no parameters
    public Optimizer setup(Link link) {
        if (link.params().isEmpty()) {
            throw new IllegalArgumentException("setup: expected a link with parameters, but "
                    + link.getClass().getSimpleName() + " has none"
                    + "\n  hint: parameters and links are found in fields of those types, and in lists of links");
        }
        target = link;
        t = 0;
        epoch = 0;
        hooks = new Hooks<>();
        return this;
    }

    final boolean hasTarget() {
        return target != null;
    }

    /// The link whose parameters this changes.
    ///
    /// @throws IllegalStateException before [#setup]
    public final Link target() {
        if (target == null) {
            throw new IllegalStateException(getClass().getSimpleName()
                    + ": expected setup(link) before use, but there was none");
        }
        return target;
    }

    // ---- counting

    /// Number of updates.
    public final int t() {
        return t;
    }

    protected final void countUpdate() {
        t++;
    }

    /// Number of sweeps over the data, as far as [#newEpoch()] was told.
    public final int epoch() {
        return epoch;
    }

    /// Says that a sweep over the data begins: for loops written by hand.
    ///
    /// @throws IllegalStateException if an updater says so already
    public final void newEpoch() {
        if (autoNewEpoch) {
            throw new IllegalStateException("newEpoch: expected one counter of epochs, but an updater counts them too");
        }
        epoch++;
    }

    /// Says the same on behalf of an updater.
    ///
    /// @throws IllegalStateException unless [#useAutoNewEpoch] is set
    public final void newEpochOfUpdater() {
        if (!autoNewEpoch) {
            throw new IllegalStateException("newEpoch: expected useAutoNewEpoch(true) before an updater counts epochs");
        }
        epoch++;
    }

    /// Whether an updater counts the epochs.
    public final boolean useAutoNewEpoch() {
        return autoNewEpoch;
    }

    public final void useAutoNewEpoch(boolean on) {
        autoNewEpoch = on;
    }

    // ---- updating

    /// Changes the parameters by the gradients they have.
    public abstract void update();

    /// Computes `lossFun(args)`, clears the gradients, backpropagates, and changes the parameters.
    public final void update(LossFunction lossFun, Variable... args) {
        minimize(lossFun.apply(args));
    }

    /// See [#update(LossFunction, Variable...)].
    public final void update(Link lossFun, Variable... args) {
        minimize(lossFun.apply(args));
    }

    /// See [#update(LossFunction, Variable...)]; `lossFun` takes two variables: `(x, t) -> ...`.
    public final void update(BiFunction<Variable, Variable, Variable> lossFun, Variable x, Variable t) {
        minimize(lossFun.apply(x, t));
    }

    /// See [#update(LossFunction, Variable...)]; `lossFun` takes nothing: `() -> ...`.
    public final void update(Supplier<Variable> lossFun) {
        minimize(lossFun.get());
    }

    private void minimize(Variable loss) {
        backpropagate(loss);
        updateScaled();
    }

    /// The first half of `update(lossFun, ...)`: gives the parameters the gradients of `loss`, times [#lossScale()].
    public final void backpropagate(Variable loss) {
        target().clearGrads();
        if (lossScale() != 1) {
            loss.grad(Create.full(loss.device(), loss.dtype(), loss.shape(), lossScale()));
        }
        loss.backward();
    }

    /// The second half: [#update()] by such gradients.
    public final void updateScaled() {
        scaleOfGrads = lossScale();
        try {
            update();
        } finally {
            scaleOfGrads = 1;
        }
    }

    /// From now on, each update begins with `exchange`, which may also call it off; null for none.
    public final void exchange(Exchange exchange) {
        this.exchange = exchange;
    }

    /// Exchanges gradients, if that was asked for; returns whether the update follows.
    protected final boolean exchanged() {
        return exchange == null || exchange.exchange(this);
    }

    // ---- scaling the loss

    /// Multiplies the loss by a factor before backpropagation, and takes the factor out of the gradients where
    /// parameters change, so that gradients keep clear of the smallest numbers of a narrow dtype. Only
    /// `update(lossFun, ...)` does so.
    ///
    /// @throws IllegalArgumentException unless `scale > 0`
    public final void setLossScale(double scale) {
        scaling = LossScaling.fixed(scale);
    }

    /// Finds the factor by itself; see [#lossScaling(int)].
    public final void lossScaling() {
        lossScaling(1000);
    }

    /// Finds the factor by itself: it doubles with each update until some gradient is not finite. From then on an
    /// update with such gradients is skipped and the factor halved, and after `interval` others it has doubled.
    ///
    /// @throws IllegalArgumentException unless `interval >= 1`
    public final void lossScaling(int interval) {
        scaling = LossScaling.dynamic(interval);
    }

    /// The factor of the next loss.
    public final double lossScale() {
        return scaling.scale();
    }

    /// The factor that the present gradients contain while hooks run; 1 unless the loss is scaled.
    public final double scaleOfGrads() {
        return scaleOfGrads;
    }

    /// Whether the factor follows the gradients.
    protected final boolean isLossScalingDynamic() {
        return scaling.isDynamic();
    }

    /// Chooses the next factor after an update whose gradients were all finite, or not.
    protected final void updateLossScale(boolean finite) {
        scaling.next(finite);
    }

    // ---- hooks

    /// Adds a hook under its own name and timing.
    ///
    /// @throws IllegalArgumentException if the name is taken, or is missing
    /// @throws IllegalStateException    before [#setup]
    public final void addHook(OptimizerHook hook) {
        addHook(hook, hook.name());
    }

    public final void addHook(OptimizerHook hook, String name) {
        addHook(hook, name, hook.timing());
    }

    public final void addHook(OptimizerHook hook, String name, Timing timing) {
        target();
        hooks.add(hook, name, timing);
    }

    /// Adds a hook that runs for each parameter; see [#addHook(OptimizerHook)].
    public final void addHook(ParameterHook hook) {
        addHook(hook, hook.name());
    }

    public final void addHook(ParameterHook hook, String name) {
        addHook(hook, name, hook.timing());
    }

    public final void addHook(ParameterHook hook, String name, Timing timing) {
        target();
        hooks.add(hook, name, timing);
    }

    /// @throws IllegalArgumentException if there is no hook of that name
    public final void removeHook(String name) {
        hooks.remove(name);
    }

    /// Runs the hooks of one timing in the order in which they were added.
    public final void callHooks(Timing timing) {
        callHooks(timing, 0);
    }

    /// The same without the last `left`.
    final void callHooks(Timing timing, int left) {
        int n = hooks.count(timing) - left;
        for (Object hook : hooks.in(timing)) {
            if (n-- <= 0) {
                return;
            }
            if (hook instanceof OptimizerHook h) {
                h.apply(this);
            } else if (hook instanceof ParameterHook h) {
                callForEachParam(h);
            }
            afterHook();
        }
    }

    private void callForEachParam(ParameterHook hook) {
        for (Parameter p : target().params(false)) {
            if (p.updateRule() instanceof UpdateRule rule && rule.isEnabled()) {
                hook.apply(rule, p);
            }
        }
    }

    /// The last hooks before the step, as far as they may be part of it.
    final List<ElementwiseHook> lastHooks() {
        return hooks.lastElementwise();
    }

    /// Called after each hook.
    protected void afterHook() {}

    protected final boolean hasHooks(Timing timing) {
        return hooks.count(timing) > 0;
    }

    // ---- files

    /// The counters, and the factor of the loss if it changes.
    @Override public void serialize(Serializer s) {
        t = s.value("t", t);
        epoch = s.value("epoch", epoch);
        if (scaling.isDynamic()) {
            scaling.serialize(s);
        }
    }
}
