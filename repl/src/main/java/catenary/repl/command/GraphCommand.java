package catenary.repl.command;

import catenary.repl.Session;

/// `/graph VARIABLE [FILE]`: shows the graph of a variable as DOT text, or draws it to a .svg or .png file.
final class GraphCommand implements Command {

    @Override public String name() {
        return "graph";
    }

    @Override public String arguments() {
        return "VARIABLE [FILE]";
    }

    @Override public String summary() {
        return "shows the graph of a variable as DOT text, or draws it to a .svg or .png file";
    }

    @Override public void run(Session session, String argument) {
        var words = argument.split("\\s+");
        if (argument.isEmpty() || words.length > 2) {
            session.display().line("name a variable, as in /graph y, and maybe a file, as in /graph y y.svg");
            return;
        }
        String graph = "graph(" + words[0] + ")";
        if (words.length == 1) session.evalForCommand("System.out.print(" + graph + ")");
        else if (words[1].endsWith(".svg")) session.evalForCommand(graph + ".svg(\"" + words[1] + "\")");
        else if (words[1].endsWith(".png")) session.evalForCommand(graph + ".png(\"" + words[1] + "\")");
        else session.display().line("a graph is drawn to a file that ends in .svg or .png");
    }
}
