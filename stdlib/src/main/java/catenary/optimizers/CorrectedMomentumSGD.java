package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// Gradient descent with momentum whose learning rate multiplies the velocity, so that changing the rate acts at once:
/// `v = momentum v - g; p += lr v`.
public final class CorrectedMomentumSGD extends GradientMethod {

    private static final Step STEP = step("correctedMomentumSGD", (k, p, g) -> {
        var v = k.array("v");
        var lr = k.scalar("lr");
        var next = k.set(v, decayed(v.mul(k.scalar("momentum")).sub(g)));
        k.set(p, p.add(next.mul(lr)));
    });

    public CorrectedMomentumSGD() {
        super(new Hyperparameter()
                .with("lr", 0.01)
                .with("momentum", 0.9));
    }

    public CorrectedMomentumSGD(double lr) {
        this();
        lr(lr);
    }

    public CorrectedMomentumSGD(double lr, double momentum) {
        this();
        lr(lr);
        momentum(momentum);
    }

    public CorrectedMomentumSGD(Consumer<CorrectedMomentumSGD> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 0.01 unless set.
    public CorrectedMomentumSGD lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// Decay rate of the velocity, 0.9 unless set.
    public double momentum() {
        return hyperparam().get("momentum");
    }

    public CorrectedMomentumSGD momentum(double momentum) {
        hyperparam().set("momentum", momentum);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {r.get("lr"), r.get("momentum")}, "v");
    }

    @Override public CorrectedMomentumSGD setup(Link link) {
        super.setup(link);
        return this;
    }
}
