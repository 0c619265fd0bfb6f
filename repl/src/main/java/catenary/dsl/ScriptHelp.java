package catenary.dsl;

import java.util.List;
import java.util.stream.Stream;

/// The `--help` text of a script: its opening comment and its options.
final class ScriptHelp {

    /// What every script understands without declaring it.
    private static final Option DEVICE =
            new Option("device", "String", "cpu", "where arrays live and work is done: cpu, gpu:0, gpu:1 ...",
                    List.of());

    private ScriptHelp() {}

    static String text(String fileName, String source, List<Option> declared) {
        boolean isShown = !declared.isEmpty() && declared.stream().noneMatch(o -> o.name().equals(DEVICE.name()));
        var options = isShown ? Stream.concat(declared.stream(), Stream.of(DEVICE)).toList() : declared;
        var help =
                new StringBuilder("usage: catenary run " + fileName + (options.isEmpty() ? "" : " [OPTIONS]") + "\n");
        String purpose = openingComment(source);
        if (!purpose.isEmpty()) help.append('\n').append(purpose);
        if (options.isEmpty()) return help.append("\nThis script has no options.\n").toString();
        help.append('\n');
        int width = options.stream().mapToInt(o -> left(o).length()).max().orElse(0);
        for (var option : options) {
            String right = (option.help() + " " + shownDefault(option)).strip();
            help.append("  ").append(left(option)).append(" ".repeat(width - left(option).length() + 2)).append(right)
                    .append('\n');
        }
        return help.toString();
    }

    private static String left(Option option) {
        return switch (option.type()) {
            case "boolean" -> "--" + option.name();
            case "int" -> "--" + option.name() + " N";
            case "double" -> "--" + option.name() + " X";
            case "enum" -> "--" + option.name() + " " + String.join("|", option.words());
            default -> "--" + option.name() + " TEXT";
        };
    }

    private static String shownDefault(Option option) {
        boolean obvious = option.defaultValue().isEmpty() || option.isFlag() && option.defaultValue().equals("false");
        return obvious ? "" : "(default " + option.defaultValue() + ")";
    }

    private static String openingComment(String source) {
        var text = new StringBuilder();
        for (String line : source.lines().toList()) {
            if (line.startsWith("#!") && text.isEmpty()) continue;
            if (!line.startsWith("//")) break;
            text.append(line.replaceFirst("^/+ ?", "")).append('\n');
        }
        return text.toString();
    }
}
