package catenary.repl.command;

import catenary.repl.Session;

/// `/grad EXPRESSION`: shows how large the gradients of the sum of a variable are, all through its graph.
final class GradCommand implements Command {

    @Override public String name() {
        return "grad";
    }

    @Override public String arguments() {
        return "EXPRESSION";
    }

    @Override public String summary() {
        return "shows the norm of the gradient at every place of a graph, and where it is NaN or zero";
    }

    @Override public void run(Session session, String argument) {
        String expression = argument.endsWith(";") ? argument.substring(0, argument.length() - 1) : argument;
        if (expression.isEmpty()) session.display().line("name a variable, as in /grad loss");
        else session.evalForCommand("System.out.print(catenary.graph.GradientTable.of(" + expression + "))");
    }
}
