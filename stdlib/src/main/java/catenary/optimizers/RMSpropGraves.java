package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// RMSprop with momentum, by the variance rather than the mean square of the gradient:
/// `n = alpha n + (1 - alpha) g^2; m = alpha m + (1 - alpha) g; delta = momentum delta - lr g / sqrt(n - m^2 + eps); p += delta`.
///
/// Graves: [Generating sequences with recurrent neural networks](https://arxiv.org/abs/1308.0850) (2013).
public final class RMSpropGraves extends GradientMethod {

    private static final Step STEP = step("rmspropGraves", (k, p, g) -> {
        var n = k.array("n");
        var m = k.array("g");
        var delta = k.array("delta");
        var alpha = k.scalar("alpha");
        var rest = k.scalar("1 - alpha");
        var square = k.set(n, decayed(n.mul(alpha).add(g.mul(rest).mul(g))));
        var mean = k.set(m, decayed(m.mul(alpha).add(g.mul(rest))));
        var step = g.mul(k.scalar("lr")).div(square.sub(mean.mul(mean)).add(k.scalar("eps")).sqrt());
        var next = k.set(delta, decayed(delta.mul(k.scalar("momentum")).sub(step)));
        k.set(p, p.add(next));
    });

    public RMSpropGraves() {
        super(new Hyperparameter()
                .with("lr", 1e-4)
                .with("alpha", 0.95)
                .with("momentum", 0.9)
                .with("eps", 1e-4));
    }

    public RMSpropGraves(double lr) {
        this();
        lr(lr);
    }

    public RMSpropGraves(Consumer<RMSpropGraves> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 1e-4 unless set.
    public RMSpropGraves lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// Decay rate of both averages, 0.95 unless set.
    public double alpha() {
        return hyperparam().get("alpha");
    }

    public RMSpropGraves alpha(double alpha) {
        hyperparam().set("alpha", alpha);
        return this;
    }

    /// Decay rate of the velocity, 0.9 unless set.
    public double momentum() {
        return hyperparam().get("momentum");
    }

    public RMSpropGraves momentum(double momentum) {
        hyperparam().set("momentum", momentum);
        return this;
    }

    /// What is added under the root, 1e-4 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public RMSpropGraves eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {
                r.get("alpha"), 1 - r.get("alpha"), r.get("lr"), r.get("eps"), r.get("momentum")
        }, "n", "g", "delta");
    }

    @Override public RMSpropGraves setup(Link link) {
        super.setup(link);
        return this;
    }
}
