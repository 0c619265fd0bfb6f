package catenary.array;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Fold.Combine;
import catenary.expr.Formula;
import catenary.expr.RowFormula;
import catenary.expr.RowFormula.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A computation on each row of arrays, where rows lie along any axes: reductions, and formulas of what they yield.
///
///     private static final ByRow SOFTMAX = byRow("softmax", k -> {
///         var x = k.array("x");
///         var e = k.keep(x.sub(k.max(x)).exp());
///         k.result("y", e.div(k.sum(e)));
///     });
///     NDArray y = SOFTMAX.on(x, 1);
///
/// A device may do all of it while a row is in the cache, or stage by stage on whole arrays; the order in which values are
/// combined is that of [Reduction] either way. Operands broadcast. The arithmetic is done in the promoted dtype of the
/// operands, a float one, and in at least 32 bits.
public final class ByRow {

    /// What the body is written with. Expressions are formulas of one position; of what is one number a row, each part is
    /// computed once a row.
    public static final class Trace {
        private final List<String> arrays = new ArrayList<>();
        private final List<Integer> arrayRegisters = new ArrayList<>();
        private final List<String> scalars = new ArrayList<>();
        private final List<Boolean> narrow = new ArrayList<>();
        private final List<Draft> drafts = new ArrayList<>();
        private final Map<Expr, Expr> hoisted = new HashMap<>();
        private final List<Integer> results = new ArrayList<>();

        /// A stage whose expressions name registers. `combine` is null for a formula.
        private record Draft(Combine combine, Expr map, Expr finish, int to) {}

        /// Declares the next array operand.
        public Expr array(String name) {
            arrays.add(name);
            Expr.Arg a = register(false);
            arrayRegisters.add(a.index());
            return a;
        }

        /// Declares the next scalar parameter.
        public Expr scalar(String name) {
            scalars.add(name);
            return new Expr.Param(scalars.size() - 1);
        }

        /// The sum of `x` along the row.
        public Expr sum(Expr x) {
            return combine(Combine.SUM, x, s -> s);
        }

        /// `finish` of the sum of `x` along the row.
        public Expr sum(Expr x, UnaryOperator<Expr> finish) {
            return combine(Combine.SUM, x, finish);
        }

        /// The greatest `x` of the row; NaN if one is.
        public Expr max(Expr x) {
            return combine(Combine.MAX, x, s -> s);
        }

        private Expr combine(Combine combine, Expr x, UnaryOperator<Expr> finish) {
            Expr map = hoist(x);
            Expr.Arg to = register(true);
            drafts.add(new Draft(combine, map, finish.apply(new Expr.Arg(0)), to.index()));
            return to;
        }

        /// `x`, computed once for all that reads it from here on.
        public Expr keep(Expr x) {
            if (x instanceof Expr.Arg) {
                return x;
            }
            boolean each = isNarrow(x);
            Expr map = each ? x : hoist(x);
            Expr.Arg to = register(each);
            drafts.add(new Draft(null, map, null, to.index()));
            return to;
        }

        /// Declares the next result. One number a row, if that is what `x` is, else one at each position.
        public void result(String name, Expr x) {
            Expr value = keep(x);
            int register = value instanceof Expr.Arg(var i) ? i : -1;
            if (arrayRegisters.contains(register) || results.contains(register)) {
                throw new IllegalArgumentException(
                        "result: " + name + " is an operand or another result; expected a new value");
            }
            results.add(register);
        }

        private Expr.Arg register(boolean isNarrow) {
            narrow.add(isNarrow);
            return new Expr.Arg(narrow.size() - 1);
        }

        /// Whether `e` is one number a row, and not the same for all rows.
        private boolean isNarrow(Expr e) {
            int[] kinds = new int[2]; // wide, narrow
            count(e, kinds, new IdentityHashMap<>());
            return kinds[0] == 0 && kinds[1] > 0;
        }

        private void count(Expr e, int[] kinds, Map<Expr, Boolean> seen) {
            if (seen.put(e, true) != null) {
                return;
            }
            switch (e) {
                case Expr.Arg(int i) -> kinds[narrow.get(i) ? 1 : 0]++;
                case Expr.Param _,Expr.Const _ -> {}
                case Expr.Call(_, var a) -> count(a, kinds, seen);
                case Expr.Infix(_, var a, var b) -> {
                    count(a, kinds, seen);
                    count(b, kinds, seen);
                }
                case Expr.Where(var c, var yes, var no) -> {
                    count(c, kinds, seen);
                    count(yes, kinds, seen);
                    count(no, kinds, seen);
                }
            }
        }

        /// `e` with each largest part that is one number a row computed before.
        private Expr hoist(Expr e) {
            return hoist(e, new IdentityHashMap<>());
        }

        private Expr hoist(Expr e, Map<Expr, Expr> done) {
            Expr known = done.get(e);
            if (known != null) {
                return known;
            }
            boolean leaf = e instanceof Expr.Arg || e instanceof Expr.Param || e instanceof Expr.Const;
            Expr h = leaf ? e
                    : !e.isMask() && isNarrow(e) ? hoisted.computeIfAbsent(e, this::keep)
                            : switch (e) {
                                case Expr.Call(var fn, var a) -> new Expr.Call(fn, hoist(a, done));
                                case Expr.Infix(var op, var a, var b) ->
                                        new Expr.Infix(op, hoist(a, done), hoist(b, done));
                                case Expr.Where(var c, var yes, var no) ->
                                        new Expr.Where(hoist(c, done), hoist(yes, done), hoist(no, done));
                                case Expr.Arg _,Expr.Param _,Expr.Const _ -> e;
                            };
            done.put(e, h);
            return h;
        }

        private RowFormula formula(String name) {
            List<Stage> stages = new ArrayList<>();
            for (Draft d : drafts) {
                List<Integer> reads = new ArrayList<>();
                Expr map = numbered(d.map, reads, new IdentityHashMap<>());
                int[] registers = ints(reads);
                int n = registers.length;
                stages.add(d.combine == null
                        ? new Stage.Map(new Formula(name, n, scalars.size(), List.of(map)), registers, d.to)
                        : new Stage.Combination(
                                new Fold(name, d.combine, n, scalars.size(), map, d.finish), registers, d.to));
            }
            boolean[] flags = new boolean[narrow.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = narrow.get(i);
            }
            return new RowFormula(name, scalars.size(), ints(arrayRegisters), stages, flags, ints(results));
        }

        /// `e` with its registers as operands 0, 1, ... of a formula of its own, named in `reads`.
        private static Expr numbered(Expr e, List<Integer> reads, Map<Expr, Expr> done) {
            Expr known = done.get(e);
            if (known != null) {
                return known;
            }
            Expr n = switch (e) {
                case Expr.Arg(int register) -> {
                    if (!reads.contains(register)) {
                        reads.add(register);
                    }
                    yield new Expr.Arg(reads.indexOf(register));
                }
                case Expr.Param _,Expr.Const _ -> e;
                case Expr.Call(var fn, var a) -> new Expr.Call(fn, numbered(a, reads, done));
                case Expr.Infix(var op, var a, var b) ->
                        new Expr.Infix(op, numbered(a, reads, done), numbered(b, reads, done));
                case Expr.Where(var c, var yes, var no) -> new Expr.Where(
                        numbered(c, reads, done), numbered(yes, reads, done), numbered(no, reads, done));
            };
            done.put(e, n);
            return n;
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private final RowFormula formula;
    private final List<String> names;

    private ByRow(RowFormula formula, List<String> names) {
        this.formula = formula;
        this.names = names;
    }

    public static ByRow byRow(String name, Consumer<Trace> body) {
        Trace k = new Trace();
        body.accept(k);
        if (k.results.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected at least one result, but found none");
        }
        return new ByRow(k.formula(name), List.copyOf(k.arrays));
    }

    public RowFormula formula() {
        return formula;
    }

    /// The first result, where rows of `x` lie along `axes`.
    public NDArray on(NDArray x, int... axes) {
        return on(new NDArray[] {x}, axes)[0];
    }

    /// The first result, where rows of the broadcast of `a` and `b` lie along `axes`.
    public NDArray on(NDArray a, NDArray b, int... axes) {
        return on(new NDArray[] {a, b}, axes)[0];
    }

    /// All results. Those that are one number a row have length 1 along `axes`, of which null or none means all.
    ///
    /// @throws IllegalArgumentException if an axis doesn't exist or is named twice, or the operands are not float
    public NDArray[] on(NDArray[] ins, int[] axes, double... params) {
        if (ins.length != names.size() || params.length != formula.params()) {
            throw new IllegalArgumentException(formula.name() + ": expected arrays " + names + " and "
                    + formula.params() + " scalar(s), but found " + ins.length + " and " + params.length);
        }
        Shape over = Operands.broadcast(formula.name(), ins);
        boolean[] flags = Reduction.flags(formula.name(), over, axes);
        DType dtype = ins[0].dtype();
        for (NDArray x : ins) {
            dtype = DType.promote(dtype, x.dtype());
        }
        if (!dtype.isFloat()) {
            throw new IllegalArgumentException(
                    formula.name() + ": expected float operands, but found" + Operands.list(ins));
        }
        Shape each = over.reduce(flags, true);
        NDArray[] outs = new NDArray[formula.results()];
        for (int i = 0; i < outs.length; i++) {
            outs[i] = NDArray.uninitialized(
                    ins[0].device(), dtype, formula.isNarrow(formula.result(i)) ? each : over);
        }
        ins[0].device().rows(formula, DType.promote(dtype, DType.FLOAT32), outs, ins, over, flags, params);
        return outs;
    }
}
