package catenary.autograd;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.Derivative;
import catenary.expr.Expr;
import catenary.expr.Expr.Arg;
import catenary.expr.Expr.Call;
import catenary.expr.Expr.Const;
import catenary.expr.Expr.Infix;
import catenary.expr.Expr.Param;
import catenary.expr.Expr.Where;
import catenary.expr.Formula;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// A differentiable elementwise function, from one formula: a lambda over symbols, traced once.
///
///     private static final Pointwise SILU = pointwise("silu", x -> x.mul(x.sigmoid()));
///     Variable y = SILU.on(x);
///
/// Its gradients are the formula's symbolic derivatives, each a function of this kind again, so that there is a
/// gradient of every order, each one kernel. Operands broadcast; their gradients are summed back. Only the operands
/// that some derivative reads are kept alive. Where the derivative is simpler in the result than in the operand (`exp`,
/// `tanh`), [#slope] says so, and the result is kept instead.
public final class Pointwise {

    private static final double[] NO_PARAMS = {};

    private final String name;
    private final int arrays;
    private final Expr body;
    private final Elementwise value;
    private final Rules rules;
    private final Expr slope; // d body / d Arg(0), in terms of the result as Arg(0); null: it reads the operands
    private final Expr derivative; // d body / d Arg(0), in terms of the operands; null: differentiate the body
    private final Partial[] partials;

    /// What operands may be: floats only unless `anyDtype`, broadcast unless `sameShape`; `names` are for messages.
    private record Rules(boolean anyDtype, boolean sameShape, String... names) {

        static final Rules NONE = new Rules(true, false);

        static Rules of(int arrays) {
            return arrays == 1
                    ? new Rules(false, false, "x")
                    : arrays == 2 ? new Rules(false, false, "a", "b") : new Rules(false, false);
        }
    }

    /// The derivative by one operand: null where it is zero, else a function of some operands and the gradient.
    private record Partial(int[] uses, Pointwise times, boolean isOne) {

        boolean reads(int operand) {
            for (int use : uses) {
                if (use == operand) {
                    return true;
                }
            }
            return false;
        }
    }

    private Pointwise(
            String name, int arrays, int params, Expr body, Rules rules, Expr slope, Expr derivative) {
        this.name = name;
        this.arrays = arrays;
        this.body = body;
        this.value = new Elementwise(new Formula(name, arrays, params, List.of(body)));
        this.rules = rules;
        this.slope = slope;
        this.derivative = derivative;
        this.partials = new Partial[arrays];
    }

    /// The function that computes `f` at each position.
    public static Pointwise pointwise(String name, UnaryOperator<Expr> f) {
        return new Pointwise(name, 1, 0, f.apply(new Arg(0)), Rules.of(1), null, null);
    }

    public static Pointwise pointwise(String name, BinaryOperator<Expr> f) {
        return new Pointwise(name, 2, 0, f.apply(new Arg(0), new Arg(1)), Rules.of(2), null, null);
    }

    public static Pointwise pointwise(String name, Elementwise.Ternary f) {
        return new Pointwise(name, 3, 0, f.apply(new Arg(0), new Arg(1), new Arg(2)), Rules.of(3), null, null);
    }

    public static Pointwise pointwise(String name, Elementwise.Quaternary f) {
        return new Pointwise(name, 4, 0, f.apply(new Arg(0), new Arg(1), new Arg(2), new Arg(3)), Rules.of(4), null,
                null);
    }

    /// A formula of one array and one scalar parameter, which is given at each call and receives no gradient.
    public static Pointwise withParam(String name, BinaryOperator<Expr> f) {
        return new Pointwise(name, 1, 1, f.apply(new Arg(0), new Param(0)), Rules.of(1), null, null);
    }

    /// A formula of one array and two scalar parameters.
    public static Pointwise withParams(String name, Elementwise.Ternary f) {
        return new Pointwise(name, 1, 2, f.apply(new Arg(0), new Param(0), new Param(1)), Rules.of(1), null, null);
    }

    /// This function with its derivative given in terms of the result: `pointwise("exp", Expr::exp).slope(y -> y)`.
    public Pointwise slope(UnaryOperator<Expr> ofResult) {
        return differentiated(ofResult.apply(new Arg(0)), null);
    }

    /// This function with its derivative given by hand, where the symbolic one is wrong at a point or loses digits.
    public Pointwise derivative(UnaryOperator<Expr> ofOperand) {
        return differentiated(null, ofOperand.apply(new Arg(0)));
    }

    /// The same for a function with a scalar parameter.
    public Pointwise derivative(BinaryOperator<Expr> ofOperandAndParam) {
        return differentiated(null, ofOperandAndParam.apply(new Arg(0), new Param(0)));
    }

    private Pointwise differentiated(Expr slope, Expr derivative) {
        if (arrays != 1) {
            throw new IllegalArgumentException(name + ": a derivative is given for functions of one array");
        }
        return new Pointwise(name, 1, value.formula().params(), body, rules, slope, derivative);
    }

    /// This function for operands of any dtype, not of floats only.
    public Pointwise anyDtype() {
        return with(new Rules(true, rules.sameShape, rules.names));
    }

    /// This function for operands of one shape: it refuses to broadcast.
    public Pointwise sameShape() {
        return with(new Rules(rules.anyDtype, true, rules.names));
    }

    /// This function with names of its operands, for messages.
    public Pointwise names(String... names) {
        return with(new Rules(rules.anyDtype, rules.sameShape, names));
    }

    private Pointwise with(Rules rules) {
        return new Pointwise(name, arrays, value.formula().params(), body, rules, slope, derivative);
    }

    /// The formula on arrays.
    public Elementwise elementwise() {
        return value;
    }

    /// The formula on variables, which broadcast, and its parameters.
    public Variable on(Variable x) {
        return new Node(this, NO_PARAMS).apply(x);
    }

    public Variable on(Variable x, double param) {
        return new Node(this, new double[] {param}).apply(x);
    }

    public Variable on(Variable x, double param0, double param1) {
        return new Node(this, new double[] {param0, param1}).apply(x);
    }

    public Variable on(Variable a, Variable b) {
        return new Node(this, NO_PARAMS).apply(a, b);
    }

    public Variable on(Variable a, Variable b, Variable c) {
        return new Node(this, NO_PARAMS).apply(a, b, c);
    }

    public Variable on(Variable[] xs, double[] params) {
        return new Node(this, params).apply(xs);
    }

    private Partial partial(int i) {
        Partial p = partials[i];
        if (p == null) {
            Expr d = slope != null ? slope : derivative != null ? derivative : Derivative.of(body, new Arg(i));
            int sources = slope != null ? 1 : arrays;
            boolean[] read = new boolean[sources];
            mark(d, read);
            int n = 0;
            int[] uses = new int[sources];
            Expr[] renamed = new Expr[sources];
            for (int j = 0; j < sources; j++) {
                if (read[j]) {
                    renamed[j] = new Arg(n);
                    uses[n++] = j;
                }
            }
            Expr g = new Arg(n);
            Expr times = product(rename(d, renamed), g);
            p = new Partial(
                    java.util.Arrays.copyOf(uses, n),
                    d instanceof Const(var v) && v == 0
                            ? null
                            : new Pointwise(name + "Grad", n + 1, value.formula().params(), times, Rules.NONE, null,
                                    null),
                    d instanceof Const(var one) && one == 1);
            partials[i] = p;
        }
        return p;
    }

    /// `slope * g`, pushed into the branches of a choice so that a branch of slope 0 yields 0 whatever `g` is.
    private static Expr product(Expr slope, Expr g) {
        return switch (slope) {
            case Const(var v) when v == 0 -> slope;
            case Where(var c, var yes, var no) -> c.where(product(yes, g), product(no, g));
            default -> slope.mul(g);
        };
    }

    private static void mark(Expr e, boolean[] read) {
        switch (e) {
            case Arg(var i) -> read[i] = true;
            case Param _, Const _ -> {}
            case Call(_, var a) -> mark(a, read);
            case Infix(_, var a, var b) -> {
                mark(a, read);
                mark(b, read);
            }
            case Where(var c, var a, var b) -> {
                mark(c, read);
                mark(a, read);
                mark(b, read);
            }
        }
    }

    private static Expr rename(Expr e, Expr[] to) {
        return switch (e) {
            case Arg(var i) -> to[i];
            case Param _, Const _ -> e;
            case Call(var fn, var a) -> new Call(fn, rename(a, to));
            case Infix(var op, var a, var b) -> new Infix(op, rename(a, to), rename(b, to));
            case Where(var c, var a, var b) -> new Where(rename(c, to), rename(a, to), rename(b, to));
        };
    }

    private FunctionNode.Retain retention() {
        for (int i = 0; i < arrays; i++) {
            if (partial(i).uses.length > 0) {
                return slope != null ? FunctionNode.Retain.OUTPUT : FunctionNode.Retain.INPUTS;
            }
        }
        return FunctionNode.Retain.NOTHING;
    }

    private FunctionNode.Retain retention;

    private FunctionNode.Retain cachedRetention() {
        if (retention == null) {
            retention = retention();
        }
        return retention;
    }

    private static final class Node extends FunctionNode {

        private final Pointwise f;
        private final double[] params;

        Node(Pointwise f, double[] params) {
            super(f.cachedRetention());
            this.f = f;
            this.params = params;
        }

        @Override public String label() {
            return f.name;
        }

        @Override protected String[] argumentNames() {
            return f.rules.names;
        }

        @Override protected void check(Inputs in) {
            in.sameDtype();
            if (!f.rules.anyDtype) {
                in.isFloat(0);
            }
            for (int i = 1; f.rules.sameShape && i < f.arrays; i++) {
                in.sameShape(0, i);
            }
            if (f.arrays == 2) {
                in.broadcast(0, 1);
            }
        }

        @Override protected NDArray[] forward(NDArray[] xs) {
            return new NDArray[] {f.value.run(xs, params)};
        }

        /// The factor of a gradient that nobody wants is not kept: of `x * mask` only the mask.
        @Override protected boolean readsInput(int j) {
            for (int i = 0; i < f.arrays; i++) {
                if (needsGrad(i) && f.partial(i).reads(j)) {
                    return true;
                }
            }
            return false;
        }

        @Override protected Grads backward(Variable[] gys) {
            Variable gy = gys[0];
            return Grads.each(f.arrays, i -> gradient(i, gy));
        }

        private Variable gradient(int i, Variable gy) {
            Partial p = f.partial(i);
            if (p.times == null) {
                return null;
            }
            Shape shape = inputNode(i).shape();
            if (p.isOne) {
                return SumTo.sumTo(gy, shape);
            }
            Variable[] xs = new Variable[p.uses.length + 1];
            for (int j = 0; j < p.uses.length; j++) {
                xs[j] = f.slope != null ? output(0) : input(p.uses[j]);
            }
            xs[p.uses.length] = gy;
            return SumTo.sumTo(p.times.on(xs, params), shape);
        }
    }
}
