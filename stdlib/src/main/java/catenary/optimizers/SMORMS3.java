package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.array.NDArray;
import catenary.links.Link;
import java.util.function.Consumer;

/// SMORMS3: a learning rate for each element from how well its gradients agree, with a memory as long as they do.
///
/// Funk: RMSprop loses to SMORMS3 - beware the epsilon! (2015).
public final class SMORMS3 extends GradientMethod {

    private static final Step STEP = step("smorms3", (k, p, g) -> {
        var mem = k.array("mem");
        var mean = k.array("g");
        var square = k.array("g2");
        var lr = k.scalar("lr");
        var eps = k.scalar("eps");
        var r = mem.add(1).reciprocal();
        var m = k.set(mean, decayed(mean.mul(r.subFrom(1)).add(g.mul(r))));
        var v = k.set(square, decayed(square.mul(r.subFrom(1)).add(g.mul(r).mul(g))));
        var x = m.mul(m).div(v.add(eps));
        k.set(mem, mem.mul(x.subFrom(1)).add(1));
        k.set(p, p.sub(g.mul(x.min(lr)).div(v.sqrt().add(eps))));
    });

    public SMORMS3() {
        super(new Hyperparameter()
                .with("lr", 0.001)
                .with("eps", 1e-16));
    }

    public SMORMS3(double lr) {
        this();
        lr(lr);
    }

    public SMORMS3(double lr, double eps) {
        this();
        lr(lr);
        eps(eps);
    }

    public SMORMS3(Consumer<SMORMS3> options) {
        this();
        options.accept(this);
    }

    /// Greatest learning rate, 0.001 unless set.
    public SMORMS3 lr(double lr) {
        hyperparam().set("lr", lr);
        return this;
    }

    /// What is added to denominators, 1e-16 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public SMORMS3 eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new FusedRule(hyperparam, STEP, r -> new double[] {r.get("lr"), r.get("eps")}, "mem", "g", "g2") {
            @Override protected NDArray initialState(String name, NDArray p) {
                return name.equals("mem") ? p.zerosLike().fill(1) : p.zerosLike();
            }
        };
    }

    @Override public SMORMS3 setup(Link link) {
        super.setup(link);
        return this;
    }
}
