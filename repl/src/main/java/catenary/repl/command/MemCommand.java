package catenary.repl.command;

import catenary.array.Devices;
import catenary.repl.Contents.Held;
import catenary.repl.Session;
import catenary.repl.Sizes;
import java.util.Comparator;

/// `/mem`: shows how the memory of each device is used, and the variables whose arrays take most of it.
final class MemCommand implements Command {

    private static final int SHOWN = 10;

    /// A variable and the bytes of its arrays.
    private record Holder(Held held, Sizes size) {}

    @Override public String name() {
        return "mem";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "shows how the memory of each device is used, and by which variables";
    }

    @Override public void run(Session session, String argument) {
        for (var device : Devices.all()) {
            String note = device == Devices.cpu() ? "; this is Java's heap, garbage included" : "";
            session.display().line(device.name() + ": " + device.memory() + note);
        }
        var holders = session.contents().held().stream().map(h -> new Holder(h, Sizes.of(h.value())))
                .filter(h -> h.size().bytes() > 0)
                .sorted(Comparator.comparingLong((Holder h) -> h.size().bytes()).reversed()).toList();
        for (var holder : holders.subList(0, Math.min(SHOWN, holders.size()))) {
            session.display().line("  %-8s  %s, %s".formatted(Sizes.text(holder.size().bytes()), holder.held().name(),
                    holder.size().what()));
        }
        if (holders.size() > SHOWN) {
            long rest = holders.stream().skip(SHOWN).mapToLong(h -> h.size().bytes()).sum();
            session.display().line("  %-8s  in %d more variables".formatted(Sizes.text(rest), holders.size() - SHOWN));
        }
    }
}
