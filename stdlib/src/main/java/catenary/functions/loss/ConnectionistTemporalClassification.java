package catenary.functions.loss;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Elementwise.withParam;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Grads;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import catenary.functions.activation.LogSoftmax;
import catenary.functions.array.Separate;
import catenary.functions.array.Stack;
import catenary.functions.array.Where;
import catenary.functions.math.Logsumexp;
import java.util.List;
import java.util.function.Consumer;

/// Connectionist temporal classification: `-log P(t | x)`, where `P` sums over every way to say the labels `t`, one symbol a
/// step, each label for one step or more, with blanks before, between and after as long as one likes. Between equal labels
/// there must be a blank.
///
/// | | shape | dtype | |
/// |---|---|---|---|
/// | `x` | one `(B, V)` for each of `T` steps | float | unnormalised scores of symbols |
/// | `t` | `(B, L)` | integer | labels in `[0, V)` |
/// | `blankSymbol` | | | which symbol is the blank |
/// | returns | `()`, or `(B,)` with `reduce("no")` | that of `x` | nats |
///
/// The mean is over sequences. All is in logarithms, where that of 0 is -1e10: labels that the steps cannot hold cost about
/// 1e10, not infinity. The gradient by the scores is `softmax(x) - P(symbol | t, x)` at each step, 0 after a sequence's
/// end; it can be differentiated again. Labels receive none. All sequences advance together, one kernel a step.
///
/// ```jshell
/// jshell> F.connectionistTemporalClassification(List.of(variable(new float[][] {{1, 2, 3}}),
///    ...>         variable(new float[][] {{0, 1, 0}}), variable(new float[][] {{2, 0, 1}})), array(new int[][] {{1}}), 0)
/// $1 ==> variable(1.7043827)
/// ```
///
/// Source: [Graves et al. (2006)](https://www.cs.toronto.edu/~graves/icml_2006.pdf), section 4.1.
public final class ConnectionistTemporalClassification {

    private static final String NAME = "connectionistTemporalClassification";
    private static final double LOG_0 = -1e10;
    private static final Elementwise SKIP = elementwise(NAME, (here, before) -> here.eq(before).where(LOG_0, 0));
    private static final Elementwise KEPT =
            withParam(NAME, (label, j, blank) -> j.where(label, blank));
    /// The last label and the blank behind it are where a sequence may end.
    private static final Elementwise END =
            elementwise(NAME, (s, last) -> s.eq(last).or(s.eq(last.sub(1))).where(0, LOG_0));

    /// What can be chosen beside scores and labels.
    public static final class Options {
        private NDArray inputLength;
        private NDArray labelLength;
        private Reduce reduce = Reduce.MEAN;

        /// `(B,)`, integers: how many steps of each sequence count; all if not given.
        public Options inputLength(NDArray inputLength) {
            this.inputLength = inputLength;
            return this;
        }

        /// `(B,)`, integers: how many labels of each sequence count; all if not given.
        public Options labelLength(NDArray labelLength) {
            this.labelLength = labelLength;
            return this;
        }

        /// `"mean"`, or `"no"` for the loss of each sequence.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of(NAME, reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }
    }

    private ConnectionistTemporalClassification() {}

    public static Variable connectionistTemporalClassification(List<Variable> x, Variable t, int blankSymbol) {
        return connectionistTemporalClassification(x, t, blankSymbol, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, there are no steps, or a label, a length or the blank is
    ///                                  out of range
    public static Variable connectionistTemporalClassification(List<Variable> x, Variable t, int blankSymbol,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        check(x, t, blankSymbol);
        int steps = x.size();
        int n = t.length();
        int labels = t.shape().axis(1);
        NDArray inputLength = lengths("inputLength", o.inputLength, t.array(), 1, steps);
        NDArray labelLength = lengths("labelLength", o.labelLength, t.array(), 0, labels);
        NDArray path = path(t.array(), labelLength, blankSymbol, x.getFirst().shape().axis(1));

        Variable said = said(x, path);
        NDArray skip = skip(path, said.dtype());
        List<Variable> each = Separate.separate(said);
        Variable alpha = start(each.getFirst());
        int shortest = n == 0 ? steps : (int) inputLength.min().item();
        for (int step = 1; step < steps; step++) {
            Variable next = new Advance(skip).apply(alpha, each.get(step));
            alpha = step < shortest ? next : Where.where(inputLength.gt(step), next, alpha);
        }

        NDArray place = Create.arange(t.device(), DType.INT32, 0, 2 * labels + 1, 1).reshape(2 * labels + 1, 1);
        NDArray end = END.on(place, labelLength.mul(2)).astype(said.dtype());
        Variable ends = alpha.get(Index.slice(2, null)).add(Variable.constant(end));
        return o.reduce.of(Cast.cast(Logsumexp.logsumexp(ends, 0).neg(), x.getFirst().dtype()));
    }

    /// Labels with blanks around, `(S, B)` with `S = 2 L + 1`; blanks too behind the last label that counts. Sequences lie
    /// beside each other, so that moving on by a place is a view without gaps.
    private static NDArray path(NDArray t, NDArray labelLength, int blank, int symbols) {
        int n = t.length();
        int labels = t.shape().axis(1);
        NDArray path = Create.full(t.device(), DType.INT32, Shape.of(2 * labels + 1, n), blank);
        if (t.size() > 0) {
            NDArray counts = Create.arange(t.device(), DType.INT32, 0, labels, 1).lt(labelLength.reshape(n, 1));
            NDArray label = KEPT.on(t, counts, blank);
            if (label.min().item() < 0 || label.max().item() >= symbols) {
                throw new IllegalArgumentException(NAME + ": expected every label of t to be in 0 <= t < " + symbols
                        + ", the symbols of x, but found " + (int) label.min().item() + " to "
                        + (int) label.max().item());
            }
            path.get(Index.slice(1, null, 2)).assign(label.transpose());
        }
        return path;
    }

    /// The logarithm of the probability of each place of the path at each step, `(T, S, B)`.
    private static Variable said(List<Variable> x, NDArray path) {
        DType wide = x.getFirst().dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        Variable p = LogSoftmax.logSoftmax(Cast.cast(Stack.stack(x), wide), 2);
        int[] d = p.shape().toArray();
        NDArray row = Create.arange(path.device(), DType.INT32, 0, d[0] * d[1], 1).mul(d[2]).reshape(d[0], 1, d[1]);
        return GetItem.getItem(Reshape.reshape(p, p.size()), row.add(path));
    }

    /// 0 where the place before may be passed over, that is, where it is a blank between different labels.
    private static NDArray skip(NDArray path, DType dtype) {
        int s = path.length();
        NDArray skip = Create.full(path.device(), dtype, path.shape(), LOG_0);
        if (s > 2) {
            NDArray here = path.get(Index.slice(2, null));
            SKIP.into(skip.get(Index.slice(2, null)), new NDArray[] {here, path.get(Index.slice(0, s - 2))});
        }
        return skip;
    }

    /// After the first step: at the first blank or the first label.
    private static Variable start(Variable said) {
        NDArray places = Create.full(said.device(), said.dtype(), Shape.of(said.length(), 1), LOG_0);
        places.get(Index.slice(0, 2)).fill(0);
        return new Border().apply(said.add(Variable.constant(places)));
    }

    private static void check(List<Variable> x, Variable t, int blank) {
        if (x.isEmpty()) {
            throw new IllegalArgumentException(NAME + ": expected at least one step of x, but found none");
        }
        Variable first = x.getFirst();
        boolean fits =
                first.dtype().isFloat() && first.rank() == 2 && t.dtype().kind() == DType.Kind.SIGNED && t.rank() == 2
                        && t.length() == first.length();
        for (Variable v : x) {
            fits &= v.shape().equals(first.shape()) && v.dtype() == first.dtype();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    NAME + ": expected float x (B, V), equal at each step, and integer t (B, L)"
                            + "\n  x: " + first.array().describe() + "\n  t: " + t.array().describe());
        }
        if (blank < 0 || blank >= first.shape().axis(1)) {
            throw new IllegalArgumentException(NAME + ": expected 0 <= blankSymbol < " + first.shape().axis(1)
                    + ", the symbols of x, but found " + blank);
        }
    }

    /// Those given, or the greatest, as int32.
    private static NDArray lengths(String name, NDArray given, NDArray t, int least, int greatest) {
        Shape shape = Shape.of(t.length());
        if (given == null) {
            return Create.full(t.device(), DType.INT32, shape, greatest);
        }
        if (given.dtype().kind() != DType.Kind.SIGNED || !given.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    NAME + ": expected integer " + name + " of shape " + shape + ", but found "
                            + given.describe());
        }
        if (given.size() > 0 && (given.min().item() < least || given.max().item() > greatest)) {
            throw new IllegalArgumentException(NAME + ": expected " + least + " <= " + name + " <= " + greatest
                    + ", but found " + given);
        }
        return given.astype(DType.INT32);
    }

    /// `(S, B)` behind two rows of log 0, from which nobody comes: `(S + 2, B)`.
    private static final class Border extends FunctionNode.Unary {

        Border() {
            super(Retain.NOTHING);
        }

        static NDArray around(NDArray like) {
            NDArray y = NDArray.uninitialized(like.device(), like.dtype(),
                    Shape.of(like.length() + 2, like.shape().axis(1)));
            y.get(Index.slice(0, 2)).fill(LOG_0);
            return y;
        }

        @Override protected NDArray forward(NDArray x) {
            NDArray y = around(x);
            y.get(Index.slice(2, null)).assign(x);
            return y;
        }

        @Override protected Variable backward(Variable gy) {
            return gy.get(Index.slice(2, null));
        }
    }

    /// One step: each place is reached from itself, from the one before, or past a blank from the one before that. Takes and
    /// returns what [Border] made; a primitive because as a composite each step would be eight nodes and their copies.
    private static final class Advance extends FunctionNode.Nary {

        private static final Elementwise STEP = new Elementwise(new Formula(NAME, 5, 0, List.of(
                step(new Expr.Arg(0), new Expr.Arg(1), new Expr.Arg(2).add(new Expr.Arg(3))).add(new Expr.Arg(4)))));
        /// The part of what arrived that came from one place.
        private static final Pointwise SHARE =
                pointwise(NAME + "Grad", (from, arrived, g) -> from.sub(arrived).exp().mul(g));

        private final NDArray skip;

        Advance(NDArray skip) {
            super(Retain.BOTH);
            this.skip = skip;
        }

        private static Expr step(Expr a, Expr b, Expr c) {
            Expr m = a.max(b).max(c);
            return a.sub(m).exp().add(b.sub(m).exp()).add(c.sub(m).exp()).log().add(m);
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            NDArray y = Border.around(xs[1]);
            STEP.into(y.get(shifted(y, 0)), new NDArray[] {xs[0].get(shifted(y, 0)), xs[0].get(shifted(y, 1)),
                    xs[0].get(shifted(y, 2)), skip, xs[1]});
            return y;
        }

        /// The places that lie `by` before, as an index.
        private static Index shifted(NDArray y, int by) {
            return Index.slice(2 - by, y.length() - by);
        }

        @Override protected Grads backward(Variable gy) {
            NDArray like = gy.array();
            Variable g = gy.get(shifted(like, 0));
            return Grads.of(() -> {
                Variable alpha = input(0);
                Variable arrived = output(0).get(shifted(like, 0)).sub(input(1));
                Variable past = alpha.get(shifted(like, 2)).add(Variable.constant(skip));
                return new Join().apply(SHARE.on(alpha.get(shifted(like, 0)), arrived, g),
                        SHARE.on(alpha.get(shifted(like, 1)), arrived, g), SHARE.on(past, arrived, g));
            }, () -> g);
        }

        /// Each part put where it came from, and added.
        private static final class Join extends FunctionNode.Nary {

            Join() {
                super(Retain.NOTHING);
            }

            @Override public String label() {
                return NAME + "Grad";
            }

            @Override protected NDArray forwardOne(NDArray[] xs) {
                NDArray y = Border.around(xs[0]).fill(0);
                for (int i = 0; i < xs.length; i++) {
                    y.get(shifted(y, i)).addAssign(xs[i]);
                }
                return y;
            }

            @Override protected Grads backward(Variable g) {
                return Grads.each(3, i -> g.get(shifted(g.array(), i)));
            }
        }
    }
}
