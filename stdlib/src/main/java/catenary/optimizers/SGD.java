package catenary.optimizers;

import static catenary.optimizers.Step.step;

import catenary.links.Link;
import java.util.function.Consumer;

/// Stochastic gradient descent: `p -= lr g`.
public final class SGD extends GradientMethod {

    private static final Step STEP = step("sgd", (k, p, g) -> {
        k.set(p, p.sub(g.mul(k.scalar("lr"))));
    });

    public SGD() {
        super(new Hyperparameter().with("lr", 0.01));
    }

    public SGD(double lr) {
        this();
        lr(lr);
    }

    public SGD(Consumer<SGD> options) {
        this();
        options.accept(this);
    }

    /// Learning rate, 0.01 unless set.
    public SGD lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {r.get("lr")});
    }

    @Override public SGD setup(Link link) {
        super.setup(link);
        return this;
    }
}
