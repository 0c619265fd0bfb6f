package catenary.repl.command;

import catenary.repl.Session;

/// `/java CODE`: shows the Java that code with sugar becomes; without code, what the last snippet became.
final class JavaCommand implements Command {

    @Override public String name() {
        return "java";
    }

    @Override public String arguments() {
        return "[CODE]";
    }

    @Override public String summary() {
        return "shows the Java that CODE, or the last snippet, is rewritten to";
    }

    @Override public void run(Session session, String argument) {
        session.display().line(session.java(argument));
    }
}
