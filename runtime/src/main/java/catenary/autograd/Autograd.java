package catenary.autograd;

import catenary.array.Create;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gradients as values: of these outputs with respect to those inputs, without touching anybody's `grad()`.
public final class Autograd {

    private Autograd() {}

    /// The gradient of the sum of `y` with respect to `x`, with its own graph, so that it can be differentiated again.
    ///
    /// @throws IllegalArgumentException if `y` does not depend on `x`
    public static Variable grad(Variable y, Variable x) {
        Variable g = grad(List.of(y), List.of(x)).getFirst();
        if (g == null) {
            throw new IllegalArgumentException("grad: y does not depend on x\n  y: " + y.array().describe() + "\n  x: "
                    + x.array().describe());
        }
        return g;
    }

    /// The gradients of the sum of `ys` with respect to each of `xs`, with their own graph; null where none of the
    /// `ys` depends on the variable.
    public static List<Variable> grad(List<Variable> ys, List<Variable> xs) {
        return grad(ys, xs, null, true);
    }

    /// The same with the gradients of `ys` given (null, as a whole or one by one: all ones), and the graph of the
    /// gradients recorded only if `doubleBackprop`.
    public static List<Variable> grad(
            List<Variable> ys, List<Variable> xs, List<Variable> gradOutputs, boolean doubleBackprop) {
        if (gradOutputs != null && gradOutputs.size() != ys.size()) {
            throw new IllegalArgumentException("grad: expected one output gradient for each of " + ys.size()
                    + " outputs, but found " + gradOutputs.size());
        }
        Variable[] gys = new Variable[ys.size()];
        for (int i = 0; i < gys.length; i++) {
            Variable y = ys.get(i);
            Variable g = gradOutputs == null ? null : gradOutputs.get(i);
            if (g != null && (!g.shape().equals(y.shape()) || g.dtype() != y.dtype())) {
                throw new IllegalArgumentException("grad: expected the gradient of output " + i + " to be " + y.dtype()
                        + " " + y.shape() + ", but found " + g.array().describe());
            }
            gys[i] = g != null ? g : Variable.constant(Create.full(y.device(), y.dtype(), y.shape(), 1));
        }
        VariableNode[] nodes = xs.stream().map(Variable::node).toArray(VariableNode[]::new);
        Variable[] out = BackwardPass.run(
                ys.toArray(Variable[]::new), gys, nodes, functionsBetween(ys, nodes), doubleBackprop);
        return new ArrayList<>(Arrays.asList(out));
    }

    /// Back propagation from several variables at once, as [Variable#backward] from one: a graph that they share is walked
    /// once.
    ///
    /// @param gradOutputs their gradients; null, as a whole or one by one: those that they have. A variable without one adds
    ///                    nothing
    /// @throws IllegalArgumentException if none has a gradient
    public static void backward(List<Variable> ys, List<Variable> gradOutputs, BackwardOption... options) {
        if (gradOutputs != null && gradOutputs.size() != ys.size()) {
            throw new IllegalArgumentException("backward: expected one gradient for each of " + ys.size()
                    + " outputs, but found " + gradOutputs.size());
        }
        List<Variable> started = new ArrayList<>();
        for (int i = 0; i < ys.size(); i++) {
            if (gradOutputs != null && gradOutputs.get(i) != null) {
                ys.get(i).gradVariable(gradOutputs.get(i));
            }
            if (ys.get(i).gradVariable() != null) {
                started.add(ys.get(i));
            }
        }
        if (started.isEmpty()) {
            throw new IllegalArgumentException("backward: expected a gradient of at least one of " + ys.size()
                    + " outputs to start from, but found none\n  hint: set it with y.grad(ones(...))");
        }
        List<BackwardOption> all = List.of(options);
        BackwardPass.run(started, all.contains(BackwardOption.RETAIN_GRAD),
                all.contains(BackwardOption.DOUBLE_BACKPROP));
    }

    /// The gradient of the sum of `y` with respect to every place of its graph, from `y` backwards; null where it doesn't
    /// depend on the place or the place takes no gradient.
    public static Map<VariableNode, Variable> gradients(Variable y) {
        Map<VariableNode, Variable> all = new LinkedHashMap<>();
        Deque<VariableNode> open = new ArrayDeque<>();
        all.put(y.node(), null);
        open.add(y.node());
        while (!open.isEmpty()) {
            FunctionNode f = open.remove().creator;
            if (f == null) {
                continue;
            }
            for (VariableNode x : f.inputNodes()) {
                if (!all.containsKey(x)) {
                    all.put(x, null);
                    open.add(x);
                }
            }
        }
        VariableNode[] nodes = all.keySet().toArray(VariableNode[]::new);
        Variable[] one = {Variable.constant(Create.full(y.device(), y.dtype(), y.shape(), 1))};
        Variable[] found = BackwardPass.run(new Variable[] {y}, one, nodes, functionsBetween(List.of(y), nodes), false);
        for (int i = 0; i < nodes.length; i++) {
            all.put(nodes[i], found[i]);
        }
        return all;
    }

    /// The functions on some path from `ys` back to `xs`.
    static Set<FunctionNode> functionsBetween(List<Variable> ys, VariableNode[] xs) {
        Set<FunctionNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<VariableNode, List<FunctionNode>> readers = new IdentityHashMap<>();
        Deque<FunctionNode> stack = new ArrayDeque<>();
        for (Variable y : ys) {
            if (y.creator() != null && seen.add(y.creator())) {
                stack.push(y.creator());
            }
        }
        while (!stack.isEmpty()) {
            FunctionNode f = stack.pop();
            for (VariableNode x : f.inputNodes()) {
                readers.computeIfAbsent(x, _ -> new ArrayList<>(2)).add(f);
                if (x.creator != null && seen.add(x.creator)) {
                    stack.push(x.creator);
                }
            }
        }
        Set<FunctionNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<VariableNode> front = new ArrayDeque<>(identitySet(xs));
        while (!front.isEmpty()) {
            for (FunctionNode f : readers.getOrDefault(front.pop(), List.of())) {
                if (found.add(f)) {
                    front.addAll(Arrays.asList(f.outputNodes()));
                }
            }
        }
        return found;
    }

    private static Set<VariableNode> identitySet(VariableNode[] nodes) {
        Set<VariableNode> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(Arrays.asList(nodes));
        return set;
    }
}
