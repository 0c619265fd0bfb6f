package catenary.repl.command;

import catenary.repl.Session;
import catenary.repl.Sizes;

/// `/who`: shows what the variables hold: type, shape, dtype, device, size.
final class WhoCommand implements Command {

    @Override public String name() {
        return "who";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "shows the variables with shape, dtype and size instead of values";
    }

    @Override public void run(Session session, String argument) {
        var held = session.contents().held();
        int name = held.stream().mapToInt(h -> h.name().length()).max().orElse(0);
        int type = held.stream().mapToInt(h -> h.type().length()).max().orElse(0);
        var sizes = held.stream().map(h -> Sizes.of(h.value())).toList();
        int what = sizes.stream().mapToInt(s -> s.what().length()).max().orElse(0);
        String line = "%-" + Math.max(1, name) + "s  %-" + Math.max(1, type) + "s  %-" + Math.max(1, what) + "s  %s";
        for (int i = 0; i < held.size(); i++) {
            var one = held.get(i);
            var size = sizes.get(i);
            session.display().line(
                    line.formatted(one.name(), one.type(), size.what(), Sizes.text(size.bytes())).stripTrailing());
        }
        if (held.isEmpty()) session.display().line("there are no variables yet");
    }
}
