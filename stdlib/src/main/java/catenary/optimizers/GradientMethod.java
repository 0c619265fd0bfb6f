package catenary.optimizers;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.links.Link;
import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An optimizer that changes each parameter by its own gradient, through one [UpdateRule] a parameter.
public abstract class GradientMethod extends Optimizer {

    private final Hyperparameter hyperparam;
    private Boolean fp32Update; // null: as the configuration says

    protected GradientMethod(Hyperparameter hyperparam) {
        this.hyperparam = hyperparam;
    }

    /// The numbers that hold for all parameters which have none of their own.
    public final Hyperparameter hyperparam() {
        return hyperparam;
    }

    /// The learning rate that holds now.
    ///
    /// @throws IllegalArgumentException if the algorithm has none
    public double lr() {
        return hyperparam.get("lr");
    }

    /// What is done to one parameter, steered by `hyperparam`.
    protected abstract UpdateRule createUpdateRule(Hyperparameter hyperparam);

    /// The same as `useFp32Update(true)`.
    public final void useFp32Update() {
        useFp32Update(true);
    }

    /// Whether parameters of 16 bits have copies in float32, which change in their place; see
    /// [UpdateRule#useFp32Update(boolean)]. Unless said here, they have if the optimizer is set up under
    /// [Config#mixed16()].
    public final void useFp32Update(boolean on) {
        fp32Update = on;
        if (hasTarget()) {
            for (Parameter p : target().params()) {
                if (p.updateRule() instanceof UpdateRule rule) {
                    rule.useFp32Update(on);
                }
            }
        }
    }

    /// Gives every parameter of `link` a fresh rule.
    @Override public Optimizer setup(Link link) {
        super.setup(link);
        boolean copies = fp32Update == null ? Config.current().isMixed() : fp32Update;
        Set<Parameter> frozen = link.frozenParams();
        for (Parameter p : link.params()) {
            UpdateRule rule = createUpdateRule(hyperparam.inherit());
            rule.enabled(!frozen.contains(p));
            rule.useFp32Update(copies);
            p.updateRule(rule);
        }
        return this;
    }

    /// Runs the hooks and every parameter's rule. A gradient that is missing counts as zero.
    ///
    /// While the factor of the loss is being found, parameters stay as they are if some gradient is not finite.
    ///
    /// @throws IllegalStateException if the first update finds a gradient that was never computed
    @Override public void update() {
        if (!exchanged()) {
            return;
        }
        List<Parameter> params = target().params();
        fillMissingGrads(params);
        if (t() == 0) {
            params.forEach(this::checkComputed);
        }
        boolean safe = !isLossScalingDynamic() || params.stream().allMatch(GradientMethod::isFinite);
        List<ElementwiseHook> last = lastHooks();
        setLossScale(params);
        callHooks(Timing.PRE, last.size());
        countUpdate();
        if (safe) {
            step(params, last);
        }
        if (hasHooks(Timing.POST)) {
            fillMissingGrads(params);
            callHooks(Timing.POST);
        }
        updateLossScale(safe);
    }

    private void step(List<Parameter> params, List<ElementwiseHook> last) {
        List<ElementwiseHook> hooks = last;
        if (scaleOfGrads() != 1) {
            hooks = new ArrayList<>(last);
            hooks.add(new Unscale());
        }
        boolean inside = !hasHooks(Timing.POST); // hooks after the step see the gradients that it took
        Updates updates = new Updates();
        for (Parameter p : params) {
            if (p.updateRule() instanceof UpdateRule rule) {
                rule.update(p, hooks, inside, updates);
            } else {
                updates.run();
                p.update();
            }
        }
        updates.run();
    }

    private void setLossScale(List<Parameter> params) {
        for (Parameter p : params) {
            if (p.updateRule() instanceof UpdateRule rule) {
                rule.lossScale(scaleOfGrads());
            }
        }
    }

    private static boolean isFinite(Parameter p) {
        return p.grad() == null || p.grad().isFinite();
    }

    @Override protected void afterHook() {
        fillMissingGrads(target().params(false));
    }

    private static void fillMissingGrads(List<Parameter> params) {
        for (Parameter p : params) {
            if (p.isInitialized() && p.grad() == null) {
                p.grad(p.array().zerosLike());
            }
        }
    }

    /// A new parameter's gradient is all NaN.
    private void checkComputed(Parameter p) {
        NDArray g = p.grad();
        if (g != null && g.size() > 0 && g.hasNaN() && g.eq(g).sum().item() == 0) {
            throw new IllegalStateException(getClass().getSimpleName() + ": expected a gradient for parameter "
                    + p.name() + ", but it is all NaN, as that of a new parameter is"
                    + "\n  hint: call model.clearGrads() before loss.backward()");
        }
    }

    /// Counters, the rule of each parameter under its path, and the hyperparameters, which Chainer neither writes nor
    /// minds.
    @Override public void serialize(Serializer s) {
        super.serialize(s);
        hyperparam.toMap().forEach((name, value) -> {
            if (s.has("hyperparam/" + name)) {
                hyperparam.set(name, s.value("hyperparam/" + name, value));
            }
        });
        target().namedParams().forEach((path, p) -> {
            if (p.updateRule() instanceof UpdateRule rule) {
                rule.serialize(s.child(path), p);
            }
        });
    }

    /// `Adam(alpha=0.001, beta1=0.9, ...)`.
    @Override public String toString() {
        return getClass().getSimpleName() + "(" + hyperparam + ")";
    }
}
