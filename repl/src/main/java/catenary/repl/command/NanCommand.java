package catenary.repl.command;

import catenary.autograd.Config;
import catenary.autograd.FunctionHook;
import catenary.functions.hooks.NonFiniteHook;
import catenary.repl.Session;
import java.util.ArrayList;
import java.util.List;

/// `/nan [on|off]`: stops at the function that makes the first NaN or infinity, with its line.
final class NanCommand implements Command {

    @Override public String name() {
        return "nan";
    }

    @Override public String arguments() {
        return "[on|off]";
    }

    @Override public String summary() {
        return "stops at the function that makes the first NaN or infinity, with its line";
    }

    @Override public List<String> choices() {
        return List.of("on", "off");
    }

    @Override public void run(Session session, String argument) {
        boolean wasOn = Config.current().functionHooks().stream().anyMatch(NonFiniteHook.class::isInstance);
        switch (argument) {
            case "" -> session.display().line("it is " + (wasOn ? "on" : "off") + "; /nan " + (wasOn ? "off" : "on"));
            case "on", "off" -> {
                boolean on = argument.equals("on");
                Config.setGlobal(c -> {
                    var hooks = new ArrayList<FunctionHook>(c.functionHooks());
                    hooks.removeIf(NonFiniteHook.class::isInstance);
                    if (on) hooks.add(new NonFiniteHook());
                    return c.withFunctionHooks(hooks).withDebug(on);
                });
            }
            default -> session.display().line("it can be on or off, as in /nan on");
        }
    }
}
