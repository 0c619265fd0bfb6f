package catenary.device.cuda;

import catenary.expr.Expr;
import catenary.expr.Expr.Arg;
import catenary.expr.Expr.Call;
import catenary.expr.Expr.Const;
import catenary.expr.Expr.Infix;
import catenary.expr.Expr.Param;
import catenary.expr.Expr.Where;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Expressions as C statements in which nothing is computed twice: every operation becomes a variable, and equal
/// operations the same one. Trees that share subtrees cost what the shared graph costs.
final class ExprCode {

    private final Arithmetic arithmetic;
    private final String prefix;
    private final IntFunction<String> args;
    private final IntFunction<String> params;
    private final StringBuilder statements = new StringBuilder();
    private final Map<String, Value> variables = new HashMap<>();
    private final IdentityHashMap<Expr, Value> seen = new IdentityHashMap<>();

    /// A C expression without side effects that needs no parentheses, and whether it is a truth value.
    private record Value(String text, boolean mask) {}

    /// @param prefix what the names of the variables begin with
    /// @param args   the C expression of each [Arg], in `arithmetic` and in parentheses unless it is a name
    /// @param params the same of each [Param]
    ExprCode(Arithmetic arithmetic, String prefix, IntFunction<String> args, IntFunction<String> params) {
        this.arithmetic = arithmetic;
        this.prefix = prefix;
        this.args = args;
        this.params = params;
    }

    /// The C expression of `e`, a number in the type of arithmetic. What it needs is added to [#statements].
    String number(Expr e) {
        return number(value(e));
    }

    /// The statements that must come before the expressions given so far, one a line.
    String statements() {
        return statements.toString();
    }

    private Value value(Expr e) {
        Value known = seen.get(e);
        if (known == null) {
            known = make(e);
            seen.put(e, known);
        }
        return known;
    }

    private Value make(Expr e) {
        return switch (e) {
            case Arg(int i) -> new Value(args.apply(i), false);
            case Param(int i) -> new Value(params.apply(i), false);
            case Const(double v) -> new Value(arithmetic.constant(v), false);
            case Call(var fn, var a) -> {
                boolean not = fn == Expr.Fn.NOT;
                yield variable(arithmetic.call(fn, not ? truth(value(a)) : number(a)), not);
            }
            case Infix(var op, var a, var b) -> {
                boolean logic = op == Expr.Op.AND || op == Expr.Op.OR;
                String x = logic ? truth(value(a)) : number(a);
                String y = logic ? truth(value(b)) : number(b);
                yield variable(arithmetic.infix(op, x, y), op.isMask());
            }
            case Where(var c, var yes, var no) -> {
                Value x = value(yes);
                Value y = value(no);
                boolean mask = x.mask && y.mask;
                yield variable(
                        truth(value(c)) + " ? " + (mask ? x.text : number(x)) + " : " + (mask ? y.text : number(y)),
                        mask);
            }
        };
    }

    private Value variable(String text, boolean mask) {
        return variables.computeIfAbsent(text, _ -> {
            String name = prefix + variables.size();
            statements.append("const ").append(mask ? "bool" : arithmetic.type()).append(' ').append(name);
            statements.append(" = ").append(text).append(";\n");
            return new Value(name, mask);
        });
    }

    private String number(Value v) {
        return v.mask ? "(" + arithmetic.type() + ")" + v.text : v.text;
    }

    private String truth(Value v) {
        return v.mask ? v.text : "(" + v.text + " != 0)";
    }
}
