package catenary.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what javac says about a generated unit into one sentence about what was typed.
final class Messages {

    private static final Pattern TYPES = Pattern.compile("(?:first|second) type:\\s*(.+)");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(\\w+) (.+)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s*(.+)");
    private static final Pattern VARIABLE = Pattern.compile("variable (\\S+) of type (.+)");
    private static final Pattern OPS = Pattern.compile("no suitable method found for (\\w+)\\((.*)\\)");
    private static final Pattern MISFIT = Pattern.compile(
            "(?:method|constructor) (\\S+) in .*cannot be applied to given types;+\\s*required: (.*?)\\s*found:\\s+(.*?)\\s*reason:.*",
            Pattern.DOTALL);
    private static final Pattern NO_FIT =
            Pattern.compile("no suitable (method|constructor) found for (\\S+?)\\((.*)\\)");
    private static final Pattern CANDIDATE =
            Pattern.compile("(?:method|constructor) \\S*?(?:<.*?>)?\\w+\\((.*)\\) is not applicable");
    private static final Pattern NO_TYPE = Pattern.compile("cannot infer type for local variable (\\S+)");
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z_$][\\w$]*\\.)+(?=[A-Z])");
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("add", "+"), Map.entry("sub", "-"), Map.entry("mul", "*"), Map.entry("div", "/"),
            Map.entry("mod", "%"), Map.entry("pow", "**"), Map.entry("neg", "-"), Map.entry("pos", "+"),
            Map.entry("matmul", "@"), Map.entry("gt", ">"), Map.entry("ge", ">="), Map.entry("lt", "<"),
            Map.entry("le", "<="), Map.entry("and", "&"), Map.entry("or", "|"), Map.entry("xor", "^"),
            Map.entry("not", "!"));
    private static final Set<String> OURS = Set.of("Variable", "NDArray");
    private static final int SHOWN_SIGNATURES = 4;
    private static final int LONGEST_LONG = 19;

    /// The name of the generated class, which nobody typed.
    private final String className;

    Messages(String className) {
        this.className = className;
    }

    static String operator(String method) {
        return OPERATORS.getOrDefault(method, method);
    }

    /// `a Variable`, `an NDArray`.
    static String a(String noun) {
        boolean vowel = "aeiouAEIO".indexOf(noun.charAt(0)) >= 0 || noun.matches("[NMFLSR][A-Z].*");
        return (vowel ? "an " : "a ") + noun;
    }

    /// One sentence; `names` are what a misspelt variable, method or class may have meant.
    String sentence(Fault fault, Collection<String> names) {
        String code = fault.code() == null ? "" : fault.code();
        String text = QUALIFIED.matcher(fault.message().replace(className + ".", "")).replaceAll("");
        var lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        String first = lines.getFirst();
        var ops = OPS.matcher(first);
        if (ops.find() && OPERATORS.containsKey(ops.group(1)) && isOps(fault))
            return badOperands(OPERATORS.get(ops.group(1)), types(ops.group(2)));
        String misfit = Misfits.sentence(fault, first);
        if (misfit != null) return misfit;
        if (code.startsWith("compiler.err.operator.cant.be.applied")
                || code.startsWith("compiler.err.incomparable.types"))
            return refusedOperator(lines);
        if (code.startsWith("compiler.err.cant.resolve")) return unknownName(fault, text, names);
        if (code.startsWith("compiler.err.cant.apply")) return misfit(fault, text, lines);
        if (code.equals("compiler.err.doesnt.exist")) return unknownPackage(first, names);
        if (code.equals("compiler.err.already.defined")) return first.replaceAll(" in (class|method) .*", "");
        if (code.startsWith("compiler.err.cant.infer.local.var.type")) return noType(lines);
        if (code.startsWith("compiler.err.unexpected.type"))
            return "nothing can be assigned to this; only to variables, fields and elements of arrays";
        if (code.equals("compiler.err.array.req.but.found"))
            return fault.isAbout(Slices.AT) ? Misfits.SLICES
                    : a(first.replaceAll("array required, but (.+) found", "$1")) + " has no elements to index";
        if (code.equals("compiler.err.illegal.start.of.expr") && fault.word().equals("{"))
            return "values in braces need a type: int[] numbers = {1, 2}";
        if (code.equals("compiler.err.int.number.too.large"))
            return fault.word().length() > LONGEST_LONG ? "this number is too large for Java"
                    : "this number is too large for an int; an L after it makes it a long";
        if (code.startsWith("compiler.err.limit.string"))
            return "a text in a program has at most 65,535 bytes; a longer one can be read from a file";
        if (code.startsWith("compiler.err.limit.code"))
            return "this is more than Java has room for in one method or block, 64 KB of code; shorter parts fit";
        if (code.equals("compiler.err.limit.pool"))
            return "a script has at most some 20,000 variables, texts and numbers; arrays and files hold more";
        return oneLine(lines).replace("attempting to assign weaker access privileges; was", "it must be");
    }

    /// Whether the error is about a call that sugar became, such as `Ops.add(x, y)`.
    private static boolean isOps(Fault fault) {
        int from = Math.clamp(fault.from(), 0, fault.java().length());
        return fault.java().startsWith(Ops.PREFIX, from) || fault.java().startsWith(Masks.PREFIX, from);
    }

    private static String refusedOperator(List<String> lines) {
        String operator = between(lines.getFirst(), '\'');
        var types = new ArrayList<String>();
        for (String line : lines) {
            Matcher m = TYPES.matcher(line);
            if (m.find()) types.add(m.group(1));
        }
        if (types.isEmpty() && lines.getFirst().startsWith("incomparable types: ")) {
            operator = "==";
            types.addAll(List.of(lines.getFirst().substring("incomparable types: ".length()).split(" and ")));
        }
        if (types.isEmpty()) {
            String type = lines.getFirst().replaceAll(".*operand type (.+) for .*", "$1");
            String hint = OURS.contains(type) ? "; write x %s 1".formatted(operator.equals("--") ? "-=" : "+=") : "";
            return "'" + operator + "' does not take " + type + hint;
        }
        return badOperands(operator, types);
    }

    private static String badOperands(String operator, List<String> types) {
        return "'" + operator + "' does not take " + String.join(" and ", types) + operatorHint(operator, types);
    }

    private static String operatorHint(String operator, List<String> types) {
        if (types.stream().noneMatch(OURS::contains)) return "";
        return switch (operator) {
            case "==", "!=" ->
                    "; between objects it asks whether they are the same one; eq(...) and ne(...) compare elements";
            case "&&", "||" -> "; " + operator.charAt(0) + " combines masks, as in x > 0 & x < 1";
            case "<", "<=", ">", ">=" -> "; write 0 < x & x < 1";
            case "@" -> "; * multiplies by a number";
            default -> "";
        };
    }

    /// Splits `Map<K,V>,int` at the commas outside brackets. The text of a lambda, which javac shortens, is left out.
    private static List<String> types(String arguments) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            char c = i < arguments.length() ? arguments.charAt(i) : ',';
            if (c == '<' || c == '(') depth++;
            else if (c == ')' || c == '>' && (i == 0 || arguments.charAt(i - 1) != '-')) depth--;
            else if (c == ',' && (depth == 0 || i == arguments.length())) {
                String part = arguments.substring(start, i);
                parts.add(part.contains("->") || part.contains("[...]") ? "a lambda" : part);
                start = i + 1;
            }
        }
        return parts;
    }

    private static String list(String arguments) {
        return arguments.equals("no arguments") || arguments.isEmpty() ? "()"
                : "(" + String.join(", ", types(arguments)) + ")";
    }

    private String unknownName(Fault fault, String text, Collection<String> names) {
        Matcher symbol = SYMBOL.matcher(text);
        if (!symbol.find()) return oneLine(text.lines().map(String::strip).toList());
        String kind = symbol.group(1);
        String name = symbol.group(2).replace(",", ", ");
        String bare = name.replaceAll("\\(.*", "");
        Matcher location = LOCATION.matcher(text);
        String where = location.find() && !isOurs(location.group(1)) ? location.group(1) : "";
        if (where.isEmpty()) return "there is no " + kind + " " + name + hint(fault, kind, bare, names);
        if (where.startsWith("package "))
            return "there is no %s %s in %s%s".formatted(kind, name, where,
                    Suggestions.didYouMean(bare, Members.classes(where.substring("package ".length()))));
        var variable = VARIABLE.matcher(where);
        String type = variable.matches() ? variable.group(2) : where.replaceAll("^(class|interface|enum|record) ", "");
        if (bare.equals(Syntax.CALL)) {
            String what = variable.matches() ? variable.group(1) + " is " + a(type) + ", which" : a(type);
            return what + " cannot be called like a function";
        }
        return "%s has no %s %s%s".formatted(type, kind.equals("method") ? kind : "field", name,
                memberHint(type.replaceAll("<.*", ""), kind, bare, names));
    }

    private static String hint(Fault fault, String kind, String name, Collection<String> names) {
        boolean assigned = kind.equals("variable") && fault.word().equals(name) && fault.next().equals("=");
        if (assigned) return "; give it its first value in a statement of its own";
        var near = new HashSet<>(names);
        if (kind.equals("class")) near.addAll(Members.classesOfJava());
        if (kind.equals("method")) near.removeIf(n -> Character.isUpperCase(n.charAt(0)));
        return Suggestions.didYouMean(name, near);
    }

    private static String memberHint(String type, String kind, String name, Collection<String> names) {
        var methods = Members.methods(type);
        if (kind.equals("variable") && methods.contains(name)) return "; " + name + "() is a method";
        var near = new HashSet<>(kind.equals("method") ? methods : Members.fields(type));
        return Suggestions.didYouMean(name, near.isEmpty() ? names : near);
    }

    /// The generated class, or the prompt's, which has no name.
    private boolean isOurs(String location) {
        return location.contains(className) || location.strip().equals("class");
    }

    private static String misfit(Fault fault, String text, List<String> lines) {
        var one = MISFIT.matcher(text);
        if (one.find()) {
            return "%s takes %s, but found %s".formatted(fault.called(one.group(1)), list(one.group(2)),
                    list(one.group(3)));
        }
        var several = NO_FIT.matcher(lines.getFirst());
        if (!several.find()) return oneLine(lines);
        var signatures = new LinkedHashSet<String>();
        for (String line : lines) {
            var candidate = CANDIDATE.matcher(line);
            if (candidate.find()) signatures.add(list(candidate.group(1)));
        }
        String more =
                signatures.size() > SHOWN_SIGNATURES ? " and %d more".formatted(signatures.size() - SHOWN_SIGNATURES)
                        : "";
        String takes = signatures.isEmpty() ? ""
                : ", but " + String.join(" or ", signatures.stream().limit(SHOWN_SIGNATURES).toList()) + more;
        return "%s does not take %s%s".formatted(fault.called(several.group(2)), list(several.group(3)), takes);
    }

    private static String noType(List<String> lines) {
        String line = oneLine(lines);
        var name = NO_TYPE.matcher(lines.getFirst());
        String what = line.contains("lambda") ? "a lambda" : line.contains("method reference") ? "a method reference"
                : line.contains("'null'") ? "null" : null;
        if (what == null || !name.find()) return line;
        String type = what.equals("null") ? "Variable" : "Function<Variable, Variable>";
        return "%s does not tell the type of %s; declare it, as in %s %2$s = ...".formatted(what, name.group(1), type);
    }

    /// `package a does not exist`, which javac says of `a.b()` where `a` is nothing at all.
    private static String unknownPackage(String line, Collection<String> names) {
        String name = line.replaceAll("package (\\S+) does not exist", "$1");
        return name.contains(".") ? "there is no package " + name
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
