package catenary.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/// Turns what javac says about a generated unit into one sentence about what was typed.
final class Messages {

    private static final Pattern TYPES = Pattern.compile("(?:first|second) type:\\s*(.+)");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(\\w+) (.+)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s*(.+)");
    private static final Pattern OPS = Pattern.compile("no suitable method found for (\\w+)\\((.*)\\)");
    private static final Pattern MISFIT = Pattern.compile(
            "(?:method|constructor) (\\S+) in .*cannot be applied to given types;+\\s*required: (.*?)\\s*found:\\s+(.*?)\\s*reason:.*",
            Pattern.DOTALL);
    private static final Pattern NO_FIT =
            Pattern.compile("no suitable (method|constructor) found for (\\S+?)\\((.*)\\)");
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z_$][\\w$]*\\.)+(?=[A-Z])");
    private static final Map<String, String> OPERATORS = Map.of(
            "add", "+", "sub", "-", "mul", "*", "div", "/", "mod", "%", "pow", "**", "neg", "-");

    /// The name of the generated class, which nobody typed.
    private final String className;

    Messages(String className) {
        this.className = className;
    }

    /// One sentence; `names` are what a misspelt variable, method or class may have meant.
    String sentence(Diagnostic<?> diagnostic, Collection<String> names) {
        return sentence(diagnostic.getCode(), diagnostic.getMessage(Locale.ENGLISH), names);
    }

    String sentence(String javacCode, String full, Collection<String> names) {
        String code = javacCode == null ? "" : javacCode;
        String text = QUALIFIED.matcher(full.replace(className + ".", "")).replaceAll("");
        var lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var ops = OPS.matcher(lines.getFirst());
        if (ops.find() && OPERATORS.containsKey(ops.group(1)))
            return badOperands(OPERATORS.get(ops.group(1)), operands(ops.group(2)));
        if (code.startsWith("compiler.err.operator.cant.be.applied")) return refusedOperator(lines);
        if (code.startsWith("compiler.err.cant.resolve")) return unknownName(text, names);
        if (code.startsWith("compiler.err.cant.apply")) return misfit(text, lines);
        if (code.equals("compiler.err.doesnt.exist")) return unknownPackage(lines.getFirst(), names);
        if (code.equals("compiler.err.already.defined"))
            return lines.getFirst().replaceAll(" in (class|method) .*", "");
        return oneLine(lines);
    }

    private static String refusedOperator(List<String> lines) {
        String operator = between(lines.getFirst(), '\'');
        var types = new ArrayList<String>();
        for (String line : lines) {
            Matcher m = TYPES.matcher(line);
            if (m.find()) types.add(m.group(1));
        }
        if (types.isEmpty()) {
            String type = lines.getFirst().replaceAll(".*operand type (.+) for .*", "$1");
            return "'" + operator + "' does not take " + type;
        }
        return badOperands(operator, types);
    }

    private static String badOperands(String operator, List<String> types) {
        return "'" + operator + "' does not take " + String.join(" and ", types);
    }

    /// Splits `Map<K,V>,int` at the commas outside angle brackets.
    private static List<String> operands(String arguments) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            char c = i < arguments.length() ? arguments.charAt(i) : ',';
            if (c == '<') depth++;
            else if (c == '>') depth--;
            else if (c == ',' && depth == 0) {
                parts.add(arguments.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private String unknownName(String text, Collection<String> names) {
        Matcher symbol = SYMBOL.matcher(text);
        if (!symbol.find()) return oneLine(text.lines().map(String::strip).toList());
        String name = symbol.group(2);
        String bare = name.replaceAll("\\(.*", "");
        Matcher location = LOCATION.matcher(text);
        String where = location.find() && !isOurs(location.group(1)) ? " in " + location.group(1) : "";
        String hint = where.isEmpty() ? Suggestions.didYouMean(bare, names) : "";
        return "there is no " + symbol.group(1) + " " + name + where + hint;
    }

    /// The generated class, or the prompt's, which has no name.
    private boolean isOurs(String location) {
        return location.contains(className) || location.strip().equals("class");
    }

    private static String misfit(String text, List<String> lines) {
        var one = MISFIT.matcher(text);
        if (one.find()) {
            String required = one.group(2).equals("no arguments") ? "no arguments" : "(" + one.group(2) + ")";
            return one.group(1) + " takes " + required + ", but found (" + one.group(3).replace("no arguments", "")
                    + ")";
        }
        var several = NO_FIT.matcher(lines.getFirst());
        if (several.find())
            return "no " + several.group(1) + " " + several.group(2) + " takes (" + several.group(3) + ")";
        return oneLine(lines);
    }

    /// `package a does not exist`, which javac says of `a.b()` where `a` is nothing at all.
    private static String unknownPackage(String line, Collection<String> names) {
        String name = line.replaceAll("package (\\S+) does not exist", "$1");
        return name.contains(".") ? line
                : "there is no variable, class or package " + name + Suggestions.didYouMean(name, names);
    }

    private static String oneLine(List<String> lines) {
        return String.join("; ", lines).replace(":; ", ": ").replace("; (", " (");
    }

    private static String between(String text, char quote) {
        int from = text.indexOf(quote);
        int to = text.indexOf(quote, from + 1);
        return from < 0 || to < 0 ? text : text.substring(from + 1, to);
    }
}
