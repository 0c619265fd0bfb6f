package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// Nesterov's accelerated gradient: `v = momentum v - lr g; p += momentum^2 v - (1 + momentum) lr g`.
///
/// Bengio, Boulanger-Lewandowski, Pascanu: Advances in optimizing recurrent networks (2013), equation 7.
public final class NesterovAG extends GradientMethod {

    private static final Step STEP = step("nesterovAG", (k, p, g) -> {
        var v = k.array("v");
        var next = k.set(v, decayed(v.mul(k.scalar("momentum")).sub(g.mul(k.scalar("lr")))));
        k.set(p, p.add(next.mul(k.scalar("momentum^2"))).sub(g.mul(k.scalar("(1 + momentum) lr"))));
    });

    public NesterovAG() {
        super(new Hyperparameter()
                .with("lr", 0.01)
                .with("momentum", 0.9));
    }

    public NesterovAG(double lr) {
        this();
        lr(lr);
    }

    public NesterovAG(double lr, double momentum) {
        this();
        lr(lr);
        momentum(momentum);
    }

    public NesterovAG(Consumer<NesterovAG> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 0.01 unless set.
    public NesterovAG lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// Decay rate of the velocity, 0.9 unless set.
    public double momentum() {
        return hyperparam().get("momentum");
    }

    public NesterovAG momentum(double momentum) {
        hyperparam().set("momentum", momentum);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, NesterovAG::scalars, "v");
    }

    private static double[] scalars(FusedRule r) {
        double lr = r.get("lr");
        double momentum = r.get("momentum");
        return new double[] {momentum, lr, momentum * momentum, (1 + momentum) * lr};
    }

    @Override public NesterovAG setup(Link link) {
        super.setup(link);
        return this;
    }
}
