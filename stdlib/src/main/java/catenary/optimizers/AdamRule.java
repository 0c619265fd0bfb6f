package catenary.optimizers;

import static catenary.optimizers.Step.decayed;
import static catenary.optimizers.Step.step;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.List;

/// The step of Adam and its variants.
final class AdamRule extends FusedRule {

    /// What distinguishes the variants.
    ///
    /// @param amsgrad  the second moment never decreases
    /// @param adabound the step size is clipped to a band that narrows with time
    record Variant(boolean amsgrad, boolean adabound) {}

    private static final Step ADAM = kernel(new Variant(false, false));
    private static final Step AMSGRAD = kernel(new Variant(true, false));
    private static final Step ADABOUND = kernel(new Variant(false, true));
    private static final Step AMSBOUND = kernel(new Variant(true, true));

    AdamRule(Hyperparameter hyperparam, Variant variant) {
        double initialAlpha = hyperparam.get("alpha");
        super(hyperparam, choose(variant), r -> scalars(r, variant, initialAlpha),
                variant.amsgrad() ? new String[] {"m", "v", "vhat"} : new String[] {"m", "v"});
    }

    private static Step choose(Variant variant) {
        return variant.amsgrad() ? variant.adabound() ? AMSBOUND : AMSGRAD : variant.adabound() ? ADABOUND : ADAM;
    }

    private static Step kernel(Variant variant) {
        return step("adam", (k, p, g) -> {
            Expr m = k.array("m");
            Expr v = k.array("v");
            Expr mean = k.set(m, decayed(m.add(g.sub(m).mul(k.scalar("1 - beta1")))));
            Expr square = k.set(v, decayed(v.add(g.mul(g).sub(v).mul(k.scalar("1 - beta2")))));
            if (variant.amsgrad()) {
                Expr vhat = k.array("vhat");
                square = k.set(vhat, vhat.max(square));
            }
            Expr size = k.scalar("alphaT").div(square.sqrt().add(k.scalar("eps")));
            Expr kept = p.mul(k.scalar("1 - eta weightDecayRate"));
            Expr eta = k.scalar("eta");
            if (variant.adabound()) {
                size = size.max(k.scalar("lower")).min(k.scalar("upper"));
            }
            k.set(p, kept.sub(size.mul(mean).mul(eta)));
        });
    }

    private static double[] scalars(FusedRule r, Variant variant, double initialAlpha) {
        double eta = r.get("eta");
        double[] common = {
                1 - r.get("beta1"), 1 - r.get("beta2"), alphaT(r.hyperparam(), r.t()), r.get("eps"),
                1 - eta * r.get("weightDecayRate"), eta
        };
        if (!variant.adabound()) {
            return common;
        }
        double finalLr = r.get("finalLr") * r.get("alpha") / initialAlpha; // follows a schedule of alpha
        double gammaT = r.get("gamma") * r.t();
        return new double[] {
                common[0], common[1], common[2], common[3], common[4], common[5], finalLr * (1 - 1 / (gammaT + 1)),
                finalLr * (1 + 1 / gammaT)
        };
    }

    /// The step size corrected for the moments' start from zero.
    static double alphaT(Hyperparameter h, int t) {
        if (t == 0) {
            throw new IllegalStateException("alphaT: expected at least one update before it, but found none");
        }
        return h.get("alpha") * Math.sqrt(1 - Math.pow(h.get("beta2"), t)) / (1 - Math.pow(h.get("beta1"), t));
    }

    @Override protected void updateCore(NDArray p, NDArray g, NDArray[] state, List<ElementwiseHook> hooks) {
        checkEps("adam", get("eps"), p.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32);
        super.updateCore(p, g, state, hooks);
    }
}
