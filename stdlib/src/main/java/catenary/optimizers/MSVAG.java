package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// M-SVAG: momentum whose step shrinks, element by element, with the estimated variance of the gradient.
///
/// Balles, Hennig: [Dissecting Adam](https://arxiv.org/abs/1705.07774) (2018).
public final class MSVAG extends GradientMethod {

    private static final Step STEP = step("msvag", (k, p, g) -> {
        var m = k.array("m");
        var v = k.array("v");
        var rest = k.scalar("1 - beta");
        var correction = k.scalar("1 - beta^t");
        var rho = k.scalar("rho");
        var mean = k.set(m, decayed(m.add(g.sub(m).mul(rest)))).div(correction);
        var square = k.set(v, decayed(v.add(g.mul(g).sub(v).mul(rest)))).div(correction);
        var variance = square.sub(mean.mul(mean)).div(k.scalar("1 - rho"));
        var ratio = mean.mul(mean).div(mean.mul(mean).add(variance.mul(rho)));
        var factor = ratio.ne(ratio).where(0, ratio.max(0).min(1));
        var step = mean.mul(k.scalar("lr")).mul(factor).add(p.mul(k.scalar("decay")));
        k.set(p, p.sub(step.mul(k.scalar("eta"))));
    });

    public MSVAG() {
        super(new Hyperparameter()
                .with("lr", 0.1)
                .with("beta", 0.9)
                .with("eta", 1)
                .with("weightDecayRate", 0));
    }

    public MSVAG(double lr) {
        this();
        lr(lr);
    }

    public MSVAG(Consumer<MSVAG> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 0.1 unless set.
    public MSVAG lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// Decay rate of both averages, 0.9 unless set.
    public double beta() {
        return hyperparam().get("beta");
    }

    public MSVAG beta(double beta) {
        hyperparam().set("beta", beta);
        return this;
    }

    /// Schedule multiplier, which also scales the weight decay, 1 unless set.
    public double eta() {
        return hyperparam().get("eta");
    }

    public MSVAG eta(double eta) {
        hyperparam().set("eta", eta);
        return this;
    }

    /// Fraction of the parameter taken off at each step, 0 unless set.
    public double weightDecayRate() {
        return hyperparam().get("weightDecayRate");
    }

    public MSVAG weightDecayRate(double weightDecayRate) {
        hyperparam().set("weightDecayRate", weightDecayRate);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, MSVAG::scalars, "m", "v");
    }

    private static double[] scalars(FusedRule r) {
        double beta = r.get("beta");
        double power = Math.pow(beta, r.t());
        double rho = Math.min(0.9999,
                (1 - beta) * (1 - beta) * (1 - power * power) / ((1 - power) * (1 - power) * (1 - beta * beta)));
        return new double[] {
                1 - beta, 1 - power, rho, 1 - rho, r.get("lr"), r.get("weightDecayRate"), r.get("eta")
        };
    }

    @Override public MSVAG setup(Link link) {
        super.setup(link);
        return this;
    }
}
