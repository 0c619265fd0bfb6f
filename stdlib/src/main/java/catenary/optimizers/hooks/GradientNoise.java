package catenary.optimizers.hooks;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.optimizers.ParameterHook;
import catenary.optimizers.UpdateRule;

/// Adds normal noise to each gradient, of variance `eta / (1 + t)^0.55`, where `t` counts the parameter's updates.
///
/// Neelakantan et al.: [Adding gradient noise improves learning for very deep networks](https://arxiv.org/abs/1511.06807)
/// (2015).
///
/// @param eta       variance at the first update
/// @param noise     what is added
public record GradientNoise(double eta, Noise noise) implements ParameterHook {

    /// What is added to the gradient of one parameter.
    @FunctionalInterface
    public interface Noise {
        NDArray of(GradientNoise hook, UpdateRule rule, Parameter p);
    }

    public GradientNoise(double eta) {
        this(eta, GradientNoise::exponentialDecay);
    }

    private static NDArray exponentialDecay(GradientNoise hook, UpdateRule rule, Parameter p) {
        double std = Math.sqrt(hook.eta / Math.pow(1 + rule.t(), 0.55)) * rule.lossScale();
        return Generator.global().randn(p.device(), p.dtype(), p.shape()).mulAssign(std);
    }

    @Override public void apply(UpdateRule rule, Parameter p) {
        p.grad(p.grad().add(noise.of(this, rule, p)));
    }
}
