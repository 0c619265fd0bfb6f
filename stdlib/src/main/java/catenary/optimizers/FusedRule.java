package catenary.optimizers;

import catenary.array.NDArray;
import java.util.List;
import java.util.function.Function;

/// A rule that is one fused kernel: it reads parameter, gradient and remembered arrays once, and writes them once.
public class FusedRule extends UpdateRule {

    private final Step step;
    private final Function<FusedRule, double[]> scalars;

    /// @param step    takes the parameter, its gradient, and the remembered arrays in the order of `stateNames`
    /// @param scalars the kernel's scalars, computed at each update
    public FusedRule(Hyperparameter hyperparam, Step step, Function<FusedRule, double[]> scalars,
            String... stateNames) {
        super(hyperparam, stateNames);
        this.step = step;
        this.scalars = scalars;
    }

    @Override protected final boolean takesHooks() {
        return true;
    }

    @Override protected void updateCore(NDArray p, NDArray g, NDArray[] state, List<ElementwiseHook> hooks) {
        NDArray[] arrays = new NDArray[2 + state.length];
        arrays[0] = p;
        arrays[1] = g;
        System.arraycopy(state, 0, arrays, 2, state.length);
        step.on(arrays, scalars.apply(this), this, hooks);
    }
}
