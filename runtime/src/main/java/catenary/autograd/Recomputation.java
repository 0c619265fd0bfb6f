package catenary.autograd;

import catenary.array.Generator;
import catenary.array.NDArray;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;

/// A part of the graph that is forgotten and computed again in backward: of all it computes only the results are kept.
///
/// The leaves that the part reads beside its arguments, parameters above all, are inputs of this node too, so that their
/// gradients arrive as from any function.
public final class Recomputation extends FunctionNode {

    private final Function<Variable[], Variable[]> f;
    private final int arguments;
    private final boolean train;
    private final long[] random; // the generator's state when the part was first computed
    private NDArray[] ys;

    private Recomputation(Function<Variable[], Variable[]> f, int arguments, boolean train, long[] random,
            NDArray[] ys) {
        super(Retain.INPUTS);
        this.f = f;
        this.arguments = arguments;
        this.train = train;
        this.random = random;
        this.ys = ys;
    }

    /// The results of `f`, whose graph is recorded anew when it is walked back.
    ///
    /// @throws IllegalArgumentException if `f` returns null, or some of its results are
    public static Variable[] forgotten(Function<Variable[], Variable[]> f, Variable... xs) {
        Config config = Config.current();
        if (!config.enableBackprop()) {
            return results(f, xs);
        }
        long[] random = Generator.global().state();
        Variable[] leaves = leaves(xs);
        Variable[] ys = results(f, leaves);
        VariableNode[] read = leavesBehind(ys, leaves);
        Variable[] all = Arrays.copyOf(xs, xs.length + read.length);
        for (int i = 0; i < read.length; i++) {
            all[xs.length + i] = new Variable(null, read[i]);
        }
        NDArray[] arrays = Arrays.stream(ys).map(Variable::array).toArray(NDArray[]::new);
        return new Recomputation(f, xs.length, config.train(), random, arrays).applyAll(all);
    }

    private static Variable[] results(Function<Variable[], Variable[]> f, Variable[] xs) {
        Variable[] ys = f.apply(xs);
        if (ys == null || Arrays.asList(ys).contains(null)) {
            throw new IllegalArgumentException("forget: expected func to return variables, but found null");
        }
        return ys;
    }

    private static Variable[] leaves(Variable[] xs) {
        return Arrays.stream(xs).map(x -> new Variable(x.array(), x.requiresGrad())).toArray(Variable[]::new);
    }

    /// The leaves that `ys` depend on and that want gradients, but for `arguments`.
    private static VariableNode[] leavesBehind(Variable[] ys, Variable[] arguments) {
        Set<VariableNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Arrays.stream(arguments).forEach(x -> seen.add(x.node()));
        Deque<VariableNode> stack = new ArrayDeque<>();
        Arrays.stream(ys).forEach(y -> stack.push(y.node()));
        Deque<VariableNode> found = new ArrayDeque<>();
        while (!stack.isEmpty()) {
            VariableNode x = stack.pop();
            if (seen.add(x) && x.requiresGrad) {
                if (x.creator == null) {
                    found.add(x);
                } else {
                    Arrays.stream(x.creator.inputNodes()).forEach(stack::push);
                }
            }
        }
        return found.toArray(VariableNode[]::new);
    }

    @Override public String label() {
        return "forget";
    }

    @Override protected boolean readsInput(int i) {
        return i < arguments;
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray[] computed = ys;
        ys = null;
        return computed;
    }

    @Override protected Grads backward(Variable[] gys) {
        Variable[][] once = new Variable[1][];
        return Grads.each(inputs().length, i -> {
            if (once[0] == null) {
                once[0] = again(gys);
            }
            return once[0][i];
        });
    }

    /// Computes the part anew and the gradients of all inputs.
    private Variable[] again(Variable[] gys) {
        boolean twice = Config.current().enableBackprop();
        Variable[] xs = new Variable[arguments];
        Arrays.setAll(xs, this::input);
        xs = twice ? Arrays.stream(xs).map(x -> new Door().apply(x)).toArray(Variable[]::new) : leaves(xs);
        Variable[] results = recorded(xs);
        VariableNode[] wanted = inputs();
        Set<FunctionNode> doors = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < arguments; i++) {
            wanted[i] = xs[i].node();
            doors.add(xs[i].creator());
        }
        boolean[] used = new boolean[gys.length];
        for (int i = 0; i < used.length; i++) {
            used[i] = gys[i] != null && results[i].requiresGrad();
        }
        Variable[] from = pick(results, used);
        Set<FunctionNode> part = Autograd.functionsBetween(Arrays.asList(from), wanted);
        part.removeAll(doors);
        return BackwardPass.run(from, pick(gys, used), wanted, part, twice);
    }

    private Variable[] recorded(Variable[] xs) {
        Generator generator = Generator.global();
        long[] now = generator.state();
        generator.state(random);
        try {
            return Config.call(c -> c.withEnableBackprop(true).withTrain(train).withInRecomputing(true),
                    () -> results(f, xs));
        } finally {
            generator.state(now);
        }
    }

    private static Variable[] pick(Variable[] all, boolean[] which) {
        Variable[] some = new Variable[all.length];
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            if (which[i]) {
                some[n++] = all[i];
            }
        }
        return Arrays.copyOf(some, n);
    }

    /// An argument as the part sees it: the gradients that pass are those of the part alone, and go no further here,
    /// since what lies outside is the walk's business that asked for them.
    private static final class Door extends FunctionNode.Unary {

        Door() {
            super(Retain.NOTHING);
        }

        @Override protected NDArray forward(NDArray x) {
            return x;
        }

        @Override protected Variable backward(Variable gy) {
            return gy;
        }
    }
}
