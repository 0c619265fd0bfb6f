package catenary.repl.command;

import catenary.repl.Session;
import java.util.stream.Collectors;

/// `/check EXPRESSION`: compares the gradients of an expression with differences.
final class CheckCommand implements Command {

    @Override public String name() {
        return "check";
    }

    @Override public String arguments() {
        return "EXPRESSION";
    }

    @Override public String summary() {
        return "checks the gradient of an expression of variables, and finds the smallest case where it is wrong";
    }

    /// The variables in the expression become the arguments of a function, at the values that they have.
    @Override public void run(Session session, String argument) {
        String expression = argument.endsWith(";") ? argument.substring(0, argument.length() - 1) : argument;
        if (expression.isEmpty()) {
            session.display().line("what to check is missing, as in /check F.tanh(x)");
            return;
        }
        var names = session.contents().namesIn(expression, "Variable", "Parameter");
        if (names.isEmpty()) {
            session.display()
                    .line("no variable is named; say where to check, as in x = variable(randn(2, 3)) and /check "
                            + "F.tanh(x)");
            return;
        }
        var body = new StringBuilder("check((Variable[] $xs) -> { ");
        for (int i = 0; i < names.size(); i++) body.append("var %s = $xs[%d]; ".formatted(names.get(i), i));
        session.evalForCommand(body + "return " + expression + "; }, "
                + names.stream().map(n -> n + ".array()").collect(Collectors.joining(", ")) + ")");
    }
}
