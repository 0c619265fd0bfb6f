package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// AdaDelta, which needs no learning rate:
/// `msg = rho msg + (1 - rho) g^2; dx = sqrt((msdx + eps) / (msg + eps)) g; msdx = rho msdx + (1 - rho) dx^2; p -= dx`.
///
/// Zeiler: [ADADELTA: an adaptive learning rate method](https://arxiv.org/abs/1212.5701) (2012).
public final class AdaDelta extends GradientMethod {

    private static final Step STEP = step("adaDelta", (k, p, g) -> {
        var msg = k.array("msg");
        var msdx = k.array("msdx");
        var rho = k.scalar("rho");
        var rest = k.scalar("1 - rho");
        var eps = k.scalar("eps");
        var grads = k.set(msg, decayed(msg.mul(rho).add(g.mul(rest).mul(g))));
        var dx = msdx.add(eps).div(grads.add(eps)).sqrt().mul(g);
        k.set(msdx, decayed(msdx.mul(rho).add(dx.mul(rest).mul(dx))));
        k.set(p, p.sub(dx));
    });

    public AdaDelta() {
        super(new Hyperparameter()
                .with("rho", 0.95)
                .with("eps", 1e-6));
    }

    public AdaDelta(double rho, double eps) {
        this();
        rho(rho);
        eps(eps);
    }

    public AdaDelta(Consumer<AdaDelta> options) {
        this();
        options.accept(this);
    }

    /// Decay rate of both averages, 0.95 unless set.
    public double rho() {
        return hyperparam().get("rho");
    }

    public AdaDelta rho(double rho) {
        hyperparam().set("rho", rho);
        return this;
    }

    /// What is added under the roots, 1e-6 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public AdaDelta eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {r.get("rho"), 1 - r.get("rho"), r.get("eps")}, "msg",
                "msdx");
    }

    @Override public AdaDelta setup(Link link) {
        super.setup(link);
        return this;
    }
}
