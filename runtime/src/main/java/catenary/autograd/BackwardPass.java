package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/// One walk over the graph from outputs to leaves, collecting gradients.
///
/// Functions are visited in decreasing rank, so that each sees the sum of all gradients of its outputs; the graph may
/// be of any depth. The engine knows no operation.
final class BackwardPass {

    private static final Comparator<FunctionNode> BY_RANK =
            Comparator.comparingInt(FunctionNode::rank).reversed().thenComparingLong(FunctionNode::order);

    private static final ObjIntConsumer<NDArray> NOBODY = (_, _) -> {};

    private final PriorityQueue<FunctionNode> queue = new PriorityQueue<>(4, BY_RANK);
    private final List<VariableNode> leaves = new ArrayList<>();
    private final boolean retainGrad;
    private final Set<FunctionNode> only; // null: every function
    private final Map<VariableNode, Variable> wanted; // null: the leaves; else filled as these nodes are passed
    private Map<VariableNode, Variable> elsewhere; // places another active pass has taken
    private boolean active = true;
    private Config config; // of the walk
    private long scheduled;

    private BackwardPass(boolean retainGrad, Set<FunctionNode> only, Map<VariableNode, Variable> wanted) {
        this.retainGrad = retainGrad;
        this.only = only;
        this.wanted = wanted;
    }

    /// From `ys`, whose gradients are set, to the leaves, whose gradients accumulate.
    static void run(List<Variable> ys, boolean retainGrad, boolean doubleBackprop) {
        BackwardPass pass = new BackwardPass(retainGrad, null, null);
        Config before = Config.enter(doubleBackprop);
        try {
            for (Variable y : ys) {
                VariableNode start = y.node();
                if (start.creator != null) {
                    pass.collect(start, start.grad);
                    pass.schedule(start.creator);
                }
            }
            pass.walk();
            for (VariableNode leaf : pass.leaves) {
                Variable g = pass.take(leaf);
                leaf.grad = leaf.grad == null ? g.ownable() : leaf.grad.add(g);
            }
        } finally {
            pass.end();
            Config.leave(before);
        }
    }

    /// The gradients of `xs` along the functions in `only`; null for those that don't depend.
    static Variable[] run(
            Variable[] ys, Variable[] gys, VariableNode[] xs, Set<FunctionNode> only, boolean doubleBackprop) {
        Map<VariableNode, Variable> wanted = new IdentityHashMap<>();
        for (VariableNode x : xs) {
            wanted.put(x, null);
        }
        BackwardPass pass = new BackwardPass(false, only, wanted);
        Config before = Config.enter(doubleBackprop);
        try {
            for (int i = 0; i < ys.length; i++) {
                VariableNode y = ys[i].node();
                if (pass.leadsToWanted(y)) {
                    if (pass.collect(y, gys[i]) && !pass.passedThrough(y)) {
                        pass.leaves.add(y);
                    }
                    if (y.creator != null) {
                        pass.schedule(y.creator);
                    }
                }
            }
            pass.walk();
            for (VariableNode leaf : pass.leaves) {
                wanted.put(leaf, pass.take(leaf));
            }
            Variable[] out = new Variable[xs.length];
            for (int i = 0; i < xs.length; i++) {
                out[i] = wanted.get(xs[i]);
            }
            return out;
        } finally {
            pass.end();
            Config.leave(before);
        }
    }

    private void walk() {
        config = Config.current();
        FunctionNode f;
        while ((f = queue.poll()) != null) {
            if (Thread.currentThread().isInterrupted()) {
                throw new java.util.concurrent.CancellationException("backward: interrupted");
            }
            try {
                step(f);
            } catch (RuntimeException e) {
                if (f.calledAt() != null) {
                    e.addSuppressed(f.calledAt());
                }
                throw e;
            }
        }
    }

    private void step(FunctionNode f) {
        VariableNode[] ys = f.outputNodes();
        Variable[] gys = new Variable[ys.length];
        boolean some = false;
        for (int i = 0; i < ys.length; i++) {
            VariableNode y = ys[i];
            Variable g = take(y);
            if (wanted == null) {
                g = g == null ? y.grad : g; // nothing has arrived, but the user has set it
                y.grad = retainGrad ? g : null;
            } else if (g != null && wanted.containsKey(y)) {
                wanted.put(y, g);
            }
            some |= g != null;
            gys[i] = g;
        }
        if (!some) {
            return;
        }
        List<FunctionHook> hooks = f.hooks(config);
        if (hooks.isEmpty()) {
            passOn(f, gys, NOBODY);
        } else {
            passOn(f, gys, hooks);
        }
    }

    private void passOn(FunctionNode f, Variable[] gys, List<FunctionHook> hooks) {
        NDArray[] xs = f.retainedInputs();
        NDArray[] arrays = new NDArray[gys.length];
        for (int i = 0; i < gys.length; i++) {
            arrays[i] = gys[i] == null ? null : gys[i].array();
        }
        try {
            hooks.forEach(h -> h.backwardPreprocess(f, xs, arrays));
            passOn(f, gys, (g, i) -> hooks.forEach(h -> h.inputGradient(f, i, arrays, g)));
        } finally {
            hooks.forEach(h -> h.backwardPostprocess(f, xs, arrays));
        }
    }

    /// Computes the gradients that are wanted of the inputs of `f`.
    private void passOn(FunctionNode f, Variable[] gys, ObjIntConsumer<NDArray> seen) {
        Grads grads = f.backward(gys);
        VariableNode[] xs = f.inputNodes();
        if (grads.size() != xs.length) {
            throw new IllegalStateException(f.label() + ": backward must return one gradient an input, " + xs.length
                    + ", but returned " + grads.size());
        }
        for (int i = 0; i < xs.length; i++) {
            VariableNode x = xs[i];
            if (!x.requiresGrad || only != null && !leadsToWanted(x)) {
                continue;
            }
            Variable g = grads.get(i);
            if (g == null) {
                continue;
            }
            checkGradient(f, i, x, g);
            seen.accept(g.array(), i);
            if (collect(x, g) && !passedThrough(x)) {
                leaves.add(x);
            }
            if (x.creator != null) {
                schedule(x.creator);
            }
        }
    }

    private boolean leadsToWanted(VariableNode x) {
        return wanted.containsKey(x) || x.creator != null && only.contains(x.creator);
    }

    /// Whether the walk will visit the function behind `x` and take the gradient there.
    private boolean passedThrough(VariableNode x) {
        return x.creator != null && (only == null || only.contains(x.creator));
    }

    private void checkGradient(FunctionNode f, int i, VariableNode x, Variable g) {
        Shape s = g.array().shape();
        if (s != x.shape && !s.equals(x.shape) || g.array().dtype() != x.dtype) {
            throw new IllegalStateException(f.label() + ": the gradient of input " + i + " must be " + x.dtype + " "
                    + x.shape + " like the input, but backward returned " + g.array().describe());
        }
        if (config.debug() && g.array().hasNaN()) {
            throw new ArithmeticException(f.label() + ": NaN in the gradient of input " + i + " (debug is on)");
        }
    }

    private void schedule(FunctionNode f) {
        if (f.scheduledBy != this && (only == null || only.contains(f))) {
            f.scheduledBy = this;
            f.order(scheduled++);
            queue.add(f);
        }
    }

    // ---- gradients on their way

    /// Adds `g` to what `x` has collected; true if it is the first.
    private boolean collect(VariableNode x, Variable g) {
        Variable before = peek(x);
        Variable sum = before == null ? g : before.add(g);
        if (x.owner == this || x.owner == null || !x.owner.active) {
            x.owner = this;
            x.pending = sum;
        } else {
            if (elsewhere == null) {
                elsewhere = new IdentityHashMap<>();
            }
            elsewhere.put(x, sum);
        }
        return before == null;
    }

    private Variable peek(VariableNode x) {
        return x.owner == this ? x.pending : elsewhere == null ? null : elsewhere.get(x);
    }

    private Variable take(VariableNode x) {
        if (x.owner == this) {
            Variable g = x.pending;
            x.pending = null;
            x.owner = null;
            return g;
        }
        return elsewhere == null ? null : elsewhere.remove(x);
    }

    private void end() {
        active = false;
        queue.clear();
    }
}
