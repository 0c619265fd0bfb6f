package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// Gradient descent with momentum: `v = momentum v - lr g; p += v`.
///
/// Polyak: Some methods of speeding up the convergence of iteration methods (1964).
public final class MomentumSGD extends GradientMethod {

    private static final Step STEP = step("momentumSGD", (k, p, g) -> {
        var v = k.array("v");
        var lr = k.scalar("lr");
        var next = k.set(v, decayed(v.mul(k.scalar("momentum")).sub(g.mul(lr))));
        k.set(p, p.add(next));
    });

    public MomentumSGD() {
        super(new Hyperparameter()
                .with("lr", 0.01)
                .with("momentum", 0.9));
    }

    public MomentumSGD(double lr) {
        this();
        lr(lr);
    }

    public MomentumSGD(double lr, double momentum) {
        this();
        lr(lr);
        momentum(momentum);
    }

    public MomentumSGD(Consumer<MomentumSGD> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 0.01 unless set.
    public MomentumSGD lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// Decay rate of the velocity, 0.9 unless set.
    public double momentum() {
        return hyperparam().get("momentum");
    }

    public MomentumSGD momentum(double momentum) {
        hyperparam().set("momentum", momentum);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {r.get("lr"), r.get("momentum")}, "v");
    }

    @Override public MomentumSGD setup(Link link) {
        super.setup(link);
        return this;
    }
}
