package catenary.autograd;

import catenary.array.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One application of a differentiable function: a node of the graph that the forward pass records.
///
/// A function is a subclass: it says to the constructor what backward will need ([Retain]), computes arrays in
/// `forward`, and gradients in `backward`. Backward is written in [Variable]s and differentiable functions, hence
/// can itself be differentiated, to any order. [Unary], [Binary] and [Nary] are the usual forms, with one output.
public abstract class FunctionNode {

    /// What a node keeps alive until backward. Everything else may be freed after forward.
    public enum Retain {
        NOTHING,
        INPUTS,
        OUTPUT,
        BOTH;

        private boolean inputs() {
            return this == INPUTS || this == BOTH;
        }

        private boolean outputs() {
            return this == OUTPUT || this == BOTH;
        }
    }

    private static final String[] X = {"x"};
    private static final String[] AB = {"a", "b"};
    private static final String[] NO_NAMES = {};

    private final Retain retain;
    private VariableNode[] inputs;
    private VariableNode[] outputs;
    private NDArray[] inputArrays;
    private NDArray[] outputArrays;
    private int rank;
    private long order;
    private Throwable calledAt;
    private List<FunctionHook> ownHooks = List.of();
    BackwardPass scheduledBy;

    protected FunctionNode(Retain retain) {
        this.retain = retain;
    }

    /// The function's name in messages and graphs: the class's, with a small first letter, unless overridden.
    public String label() {
        Class<?> c = getClass();
        String n = c.getSimpleName();
        if (c.getEnclosingClass() != null && FunctionNode.class.isAssignableFrom(c.getEnclosingClass())) {
            n = c.getEnclosingClass().getSimpleName() + n;
        }
        return n.isEmpty() ? "function" : n.substring(0, 1).toLowerCase(Locale.ROOT) + n.substring(1);
    }

    /// The names of the arguments, for messages.
    protected String[] argumentNames() {
        return NO_NAMES;
    }

    /// Checks dtypes and shapes before anything is computed.
    protected void check(Inputs in) {}

    /// Computes the outputs. The arrays are not to be changed.
    protected abstract NDArray[] forward(NDArray[] xs);

    /// One gradient an input, given those of the outputs (null for an output nobody used).
    protected abstract Grads backward(Variable[] gys);

    /// Whether backward will read input `i` of a node that retains inputs: asked when the call is recorded, so that the
    /// answer may depend on [#needsGrad]. What it won't read is freed.
    protected boolean readsInput(int i) {
        return true;
    }

    // ---- recording

    /// Applies a function of one output.
    public final Variable apply(Variable... xs) {
        return applyAll(xs)[0];
    }

    /// Applies the function: checks, computes, and records the call if some input requires a gradient.
    public final Variable[] applyAll(Variable... xs) {
        if (inputs != null) {
            throw new IllegalStateException(label() + ": a node is one application of its function; make a new one");
        }
        Config config = Config.current();
        NDArray[] arrays = new NDArray[xs.length];
        boolean requiresGrad = false;
        for (int i = 0; i < xs.length; i++) {
            arrays[i] = xs[i].array();
            requiresGrad |= xs[i].requiresGrad();
        }
        check(new Inputs(this, arrays));
        List<FunctionHook> hooks = hooks(config);
        NDArray[] ys = hooks.isEmpty() ? forward(arrays) : forward(arrays, hooks);
        if (config.debug()) {
            refuseNaN(ys);
        }
        Variable[] out = new Variable[ys.length];
        for (int i = 0; i < ys.length; i++) {
            out[i] = new Variable(ys[i], requiresGrad && ys[i].dtype().isFloat());
        }
        if (requiresGrad && config.enableBackprop()) {
            record(config, xs, arrays, out, ys);
        }
        return out;
    }

    private NDArray[] forward(NDArray[] arrays, List<FunctionHook> hooks) {
        try {
            hooks.forEach(h -> h.forwardPreprocess(this, arrays));
            NDArray[] ys = forward(arrays);
            hooks.forEach(h -> h.forwardOutput(this, arrays, ys));
            return ys;
        } finally {
            hooks.forEach(h -> h.forwardPostprocess(this, arrays));
        }
    }

    private void record(Config config, Variable[] xs, NDArray[] arrays, Variable[] out, NDArray[] ys) {
        inputs = new VariableNode[xs.length];
        int r = 0;
        for (int i = 0; i < xs.length; i++) {
            inputs[i] = xs[i].node();
            r = Math.max(r, inputs[i].rank());
        }
        rank = r;
        outputs = new VariableNode[out.length];
        for (int i = 0; i < out.length; i++) {
            outputs[i] = out[i].node();
            outputs[i].creator = this;
        }
        if (retain.inputs()) {
            inputArrays = arrays;
            for (int i = 0; i < arrays.length; i++) {
                if (!readsInput(i)) {
                    arrays[i] = null;
                }
            }
        }
        if (retain.outputs()) {
            outputArrays = ys;
        }
        if (config.debug()) {
            calledAt = new Throwable("forward call of " + label());
        }
    }

    private void refuseNaN(NDArray[] ys) {
        for (NDArray y : ys) {
            if (y.hasNaN()) {
                throw new ArithmeticException(label() + ": NaN in the output " + y.describe() + " (debug is on)");
            }
        }
    }

    // ---- hooks

    /// Lets `hook` watch this call, after the hooks that watch all: before it is applied, so that it sees all of it.
    ///
    /// @throws IllegalArgumentException if a hook of that name watches it already
    public final FunctionNode addHook(FunctionHook hook) {
        for (FunctionHook h : ownHooks) {
            if (h.name().equals(hook.name())) {
                throw new IllegalArgumentException(
                        label() + ": expected a new name, but found a second hook " + hook.name());
            }
        }
        ownHooks = with(ownHooks, hook);
        hook.added(this);
        return this;
    }

    /// Ends what [#addHook] began.
    ///
    /// @throws IllegalArgumentException if no hook of that name watches this call
    public final void deleteHook(String name) {
        List<FunctionHook> rest = new ArrayList<>(ownHooks);
        for (FunctionHook h : ownHooks) {
            if (h.name().equals(name)) {
                rest.remove(h);
                ownHooks = List.copyOf(rest);
                h.deleted(this);
                return;
            }
        }
        throw new IllegalArgumentException(label() + ": expected one of the hooks "
                + ownHooks.stream().map(FunctionHook::name).toList() + ", but found " + name);
    }

    /// Those that watch this call: the hooks of the settings, then its own.
    final List<FunctionHook> hooks(Config config) {
        List<FunctionHook> all = config.functionHooks();
        for (FunctionHook h : ownHooks) {
            all = with(all, h);
        }
        return all;
    }

    private static List<FunctionHook> with(List<FunctionHook> hooks, FunctionHook hook) {
        List<FunctionHook> all = new ArrayList<>(hooks);
        all.add(hook);
        return List.copyOf(all);
    }

    /// The inputs that are retained, null where they aren't.
    final NDArray[] retainedInputs() {
        return inputArrays == null ? new NDArray[inputs.length] : inputArrays.clone();
    }

    // ---- what backward may read

    /// Input `i` as a variable connected to the graph.
    ///
    /// @throws IllegalStateException if the node doesn't retain inputs
    protected final Variable input(int i) {
        if (inputArrays == null || inputArrays[i] == null) {
            throw new IllegalStateException(label() + ": backward needs INPUTS but the node retains " + retain
                    + "\n  hint: pass Retain.INPUTS to the constructor");
        }
        return new Variable(inputArrays[i], inputs[i]);
    }

    /// Output `i` as a variable connected to the graph.
    ///
    /// @throws IllegalStateException if the node doesn't retain outputs
    protected final Variable output(int i) {
        if (outputArrays == null) {
            throw new IllegalStateException(label() + ": backward needs OUTPUT but the node retains " + retain
                    + "\n  hint: pass Retain.OUTPUT to the constructor");
        }
        return new Variable(outputArrays[i], outputs[i]);
    }

    /// What is known of input `i` without retaining it: shape, dtype.
    protected final VariableNode inputNode(int i) {
        return inputs[i];
    }

    /// Whether the gradient of input `i` is wanted.
    protected final boolean needsGrad(int i) {
        return inputs[i].requiresGrad;
    }

    // ---- the graph

    /// The nodes of the arguments; empty for a call that was not recorded.
    public final VariableNode[] inputs() {
        return inputs == null ? new VariableNode[0] : inputs.clone();
    }

    /// The nodes of the results.
    public final VariableNode[] outputs() {
        return outputs == null ? new VariableNode[0] : outputs.clone();
    }

    /// Length of the longest path from a leaf.
    public final int rank() {
        return rank;
    }

    VariableNode[] inputNodes() {
        return inputs;
    }

    VariableNode[] outputNodes() {
        return outputs;
    }

    Throwable calledAt() {
        return calledAt;
    }

    long order() {
        return order;
    }

    void order(long order) {
        this.order = order;
    }

    /// Cuts the graph behind this call and frees what it retained.
    void unchain() {
        for (VariableNode y : outputs) {
            y.creator = null;
        }
        inputs = null;
        inputArrays = null;
        outputArrays = null;
    }

    // ---- the usual forms

    /// A function of one array with one result.
    public abstract static class Unary extends FunctionNode {

        protected Unary(Retain retain) {
            super(retain);
        }

        protected abstract NDArray forward(NDArray x);

        protected abstract Variable backward(Variable gy);

        protected final Variable input() {
            return input(0);
        }

        protected final Variable output() {
            return output(0);
        }

        @Override protected String[] argumentNames() {
            return X;
        }

        @Override protected final NDArray[] forward(NDArray[] xs) {
            return new NDArray[] {forward(xs[0])};
        }

        @Override protected final Grads backward(Variable[] gys) {
            return Grads.of(() -> backward(gys[0]));
        }
    }

    /// A function of two arrays with one result.
    public abstract static class Binary extends FunctionNode {

        protected Binary(Retain retain) {
            super(retain);
        }

        protected abstract NDArray forward(NDArray a, NDArray b);

        protected abstract Grads backward(Variable gy);

        @Override protected String[] argumentNames() {
            return AB;
        }

        @Override protected final NDArray[] forward(NDArray[] xs) {
            return new NDArray[] {forward(xs[0], xs[1])};
        }

        @Override protected final Grads backward(Variable[] gys) {
            return backward(gys[0]);
        }
    }

    /// A function of any number of arrays with one result.
    public abstract static class Nary extends FunctionNode {

        protected Nary(Retain retain) {
            super(retain);
        }

        protected abstract NDArray forwardOne(NDArray[] xs);

        protected abstract Grads backward(Variable gy);

        @Override protected final NDArray[] forward(NDArray[] xs) {
            return new NDArray[] {forwardOne(xs)};
        }

        @Override protected final Grads backward(Variable[] gys) {
            return backward(gys[0]);
        }
    }
}
