package catenary.optimizers;

import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// AdaGrad: `h += g^2; p -= lr g / (sqrt(h) + eps)`.
///
/// Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization (2011).
public final class AdaGrad extends GradientMethod {

    private static final Step STEP = step("adaGrad", (k, p, g) -> {
        var h = k.array("h");
        var sum = k.set(h, h.add(g.mul(g)));
        k.set(p, p.sub(g.mul(k.scalar("lr")).div(sum.sqrt().add(k.scalar("eps")))));
    });

    public AdaGrad() {
        super(new Hyperparameter()
                .with("lr", 0.001)
                .with("eps", 1e-8));
    }

    public AdaGrad(double lr) {
        this();
        lr(lr);
    }

    public AdaGrad(double lr, double eps) {
        this();
        lr(lr);
        eps(eps);
    }

    public AdaGrad(Consumer<AdaGrad> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 0.001 unless set.
    public AdaGrad lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// What is added to the denominator, 1e-8 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public AdaGrad eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {r.get("lr"), r.get("eps")}, "h");
    }

    @Override public AdaGrad setup(Link link) {
        super.setup(link);
        return this;
    }
}
