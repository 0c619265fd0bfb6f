package catenary.device.cpu;

import catenary.expr.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A formula as a list of steps in which nothing is computed twice: equal subexpressions share one step, and each
/// step names earlier ones by their numbers. Trees that share subtrees cost what the shared graph costs.
final class Program {

    /// One value; operands are numbers of earlier steps.
    sealed interface Step {
        record Load(int array) implements Step {}

        record Param(int index) implements Step {}

        record Const(double value) implements Step {}

        record Call(Expr.Fn fn, int a) implements Step {}

        record Infix(Expr.Op op, int a, int b) implements Step {}

        record Where(int condition, int yes, int no) implements Step {}
    }

    /// In an order in which operands come first.
    final Step[] steps;

    /// Which steps yield truth values.
    final boolean[] mask;

    /// The step of each output.
    final int[] outputs;

    /// Number of array operands; some may be unused.
    final int arrays;

    private final List<Step> list = new ArrayList<>();
    private final Map<Step, Integer> numbers = new HashMap<>();
    private final IdentityHashMap<Expr, Integer> seen = new IdentityHashMap<>();

    Program(List<Expr> exprs, int arrays) {
        this.arrays = arrays;
        outputs = new int[exprs.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = number(exprs.get(i));
        }
        steps = list.toArray(Step[]::new);
        mask = new boolean[steps.length];
        for (int i = 0; i < steps.length; i++) {
            mask[i] = switch (steps[i]) {
                case Step.Infix(var op, _, _) -> op.isMask();
                case Step.Call(var fn, _) -> fn == Expr.Fn.NOT;
                case Step.Where(_, int yes, int no) -> mask[yes] && mask[no];
                case Step.Load _,Step.Param _,Step.Const _ -> false;
            };
        }
        list.clear();
        numbers.clear();
        seen.clear();
    }

    private int number(Expr e) {
        Integer known = seen.get(e);
        if (known != null) {
            return known;
        }
        Step step = switch (e) {
            case Expr.Arg(int i) -> new Step.Load(i);
            case Expr.Param(int i) -> new Step.Param(i);
            case Expr.Const(double v) -> new Step.Const(v);
            case Expr.Call(var fn, var a) -> new Step.Call(fn, number(a));
            case Expr.Infix(var op, var a, var b) -> new Step.Infix(op, number(a), number(b));
            case Expr.Where(var c, var yes, var no) -> new Step.Where(number(c), number(yes), number(no));
        };
        int n = numbers.computeIfAbsent(step, s -> {
            list.add(s);
            return list.size() - 1;
        });
        seen.put(e, n);
        return n;
    }
}
