package catenary.dsl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The command line of a running script: values of its declared options, and all else as `args`.
final class Arguments {

    private static volatile Arguments current = new Arguments();

    private final Map<String, String> values = new HashMap<>();
    private final List<String> rest = new ArrayList<>();
    private boolean help;

    private Arguments() {}

    /// Those of the script that runs; at the prompt there are none, and every option has its default.
    static Arguments current() {
        return current;
    }

    static void use(Arguments arguments) {
        current = arguments;
    }

    /// All of `args` unread: for a script that declares no option.
    static Arguments unread(String[] args) {
        var arguments = new Arguments();
        arguments.rest.addAll(List.of(args));
        return arguments;
    }

    /// Reads `--name value`, `--name=value` and flags; what is no option is left, and all that follows `--`.
    ///
    /// @param readsRest whether the script looks at what is left; what nobody would look at is refused
    static Arguments read(List<Option> options, boolean readsRest, String[] args) throws UsageException {
        var arguments = new Arguments();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--")) {
                arguments.rest.addAll(List.of(args).subList(i + 1, args.length));
                break;
            }
            if (args[i].equals("--help") || args[i].equals("-h")) {
                arguments.help = true;
                continue;
            }
            if (!args[i].startsWith("--")) {
                arguments.rest.add(args[i]);
                continue;
            }
            int equals = args[i].indexOf('=');
            String name = args[i].substring(2, equals < 0 ? args[i].length() : equals);
            Option option = find(options, name);
            String value;
            if (equals >= 0) value = args[i].substring(equals + 1);
            else if (option.isFlag()) value = "true";
            else if (i + 1 < args.length && !args[i + 1].startsWith("--")) value = args[++i];
            else throw new UsageException("--" + name + " needs a value");
            check(option, value);
            arguments.values.put(name, value);
        }
        if (!readsRest && !options.isEmpty() && !arguments.rest.isEmpty())
            throw new UsageException("this script has options only, but found " + arguments.rest.getFirst());
        return arguments;
    }

    private static Option find(List<Option> options, String name) throws UsageException {
        for (var option : options) {
            if (option.name().equals(name)) return option;
        }
        if (name.equals("trace") || name.equals("watch"))
            throw new UsageException(
                    "--" + name + " goes before the script: catenary run --" + name + " FILE.jsh [ARGS]");
        String hint = Suggestions.didYouMean("--" + name, options.stream().map(o -> "--" + o.name()).toList());
        throw new UsageException(
                "there is no option --" + name + (hint.isEmpty() ? "; --help lists those there are" : hint));
    }

    private static void check(Option option, String value) throws UsageException {
        boolean fits =
                switch (option.type()) {
                    case "int" -> parses(Integer::parseInt, value);
                    case "double" -> parses(Double::parseDouble, value);
                    case "boolean" -> value.equals("true") || value.equals("false");
                    case "enum" -> option.words().stream().anyMatch(value::equalsIgnoreCase);
                    default -> true;
                };
        if (fits) return;
        String expected =
                switch (option.type()) {
                    case "int" -> "a whole number";
                    case "double" -> "a number";
                    case "boolean" -> "true or false";
                    default -> "one of " + String.join(", ", option.words());
                };
        throw new UsageException("--" + option.name() + " must be " + expected + ", but is '" + value + "'");
    }

    private static boolean parses(Function<String, ?> parser, String value) {
        try {
            parser.apply(value);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants()).filter(c -> c.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow();
    }

    <T> T value(String name, Function<String, T> parser, T defaultValue) {
        String text = values.get(name);
        return text == null ? defaultValue : parser.apply(text);
    }

    boolean asksForHelp() {
        return help;
    }

    String[] rest() {
        return rest.toArray(String[]::new);
    }
}
