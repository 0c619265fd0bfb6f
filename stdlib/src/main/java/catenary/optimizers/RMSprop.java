package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.array.NDArray;
import catenary.links.Link;
import java.util.List;
import java.util.function.Consumer;

/// RMSprop: `ms = alpha ms + (1 - alpha) g^2; p -= lr g / (sqrt(ms) + eps)`.
///
/// Tieleman, Hinton: Lecture 6.5 - rmsprop (2012).
public final class RMSprop extends GradientMethod {

    private static final Step STEP = kernel(false);
    private static final Step STEP_EPS_INSIDE = kernel(true);

    private boolean epsInsideSqrt;

    public RMSprop() {
        super(new Hyperparameter().with("lr", 0.01).with("alpha", 0.99).with("eps", 1e-8));
    }

    public RMSprop(double lr) {
        this();
        lr(lr);
    }

    public RMSprop(Consumer<RMSprop> options) {
        this();
        options.accept(this);
    }

    private static Step kernel(boolean epsInsideSqrt) {
        return step("rmsprop", (k, p, g) -> {
            var ms = k.array("ms");
            var lr = k.scalar("lr");
            var alpha = k.scalar("alpha");
            var rest = k.scalar("1 - alpha");
            var eps = k.scalar("eps");
            var mean = k.set(ms, decayed(ms.mul(alpha).add(g.mul(rest).mul(g))));
            var root = epsInsideSqrt ? mean.add(eps).sqrt() : mean.sqrt().add(eps);
            k.set(p, p.sub(g.mul(lr).div(root)));
        });
    }

    /// Learning rate, 0.01 unless set.
    public RMSprop lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// Decay rate of the mean square, 0.99 unless set.
    public double alpha() {
        return hyperparam().get("alpha");
    }

    public RMSprop alpha(double alpha) {
        hyperparam().set("alpha", alpha);
        return this;
    }

    /// What is added to the denominator, 1e-8 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public RMSprop eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    /// Whether the denominator is `sqrt(ms + eps)` rather than `sqrt(ms) + eps`. Rules take it when they are set up.
    public RMSprop epsInsideSqrt(boolean epsInsideSqrt) {
        this.epsInsideSqrt = epsInsideSqrt;
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, epsInsideSqrt ? STEP_EPS_INSIDE : STEP, RMSprop::scalars, "ms") {
            @Override protected void updateCore(NDArray p, NDArray g, NDArray[] state, List<ElementwiseHook> hooks) {
                checkEps("rmsprop", get("eps"), p.dtype());
                super.updateCore(p, g, state, hooks);
            }
        };
    }

    private static double[] scalars(FusedRule r) {
        double alpha = r.get("alpha");
        return new double[] {r.get("lr"), alpha, 1 - alpha, r.get("eps")};
    }

    @Override public RMSprop setup(Link link) {
        super.setup(link);
        return this;
    }
}
