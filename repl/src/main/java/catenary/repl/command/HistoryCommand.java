package catenary.repl.command;

import catenary.repl.Session;

/// `/history [N]`: shows what was typed in this session, or the last N snippets of it.
final class HistoryCommand implements Command {

    @Override public String name() {
        return "history";
    }

    @Override public String arguments() {
        return "[N]";
    }

    @Override public String summary() {
        return "shows what was typed in this session, or the last N snippets of it";
    }

    @Override public void run(Session session, String argument) {
        try {
            var typed = session.typed();
            int first = argument.isEmpty() ? 0 : Math.max(0, typed.size() - Integer.parseUnsignedInt(argument));
            for (int i = first; i < typed.size(); i++) {
                String head = "%4d  ".formatted(i + 1);
                session.display().line(head + typed.get(i).replace("\n", "\n" + " ".repeat(head.length())));
            }
        } catch (NumberFormatException _) {
            session.display().line("how many is a whole number, as in /history 20");
        }
    }
}
