package catenary.dsl;

import java.util.Set;
import java.util.regex.Pattern;

/// Says which type was found and which is needed, and what makes the one from the other.
final class Misfits {

    private static final Pattern CONVERSION =
            Pattern.compile("incompatible types: (\\S.*?) cannot be converted to (.+)");
    private static final Pattern LOSSY =
            Pattern.compile("incompatible types: possible lossy conversion from (\\w+) to (\\w+)");
    /// What is said of an index that no Java array and no list takes.
    static final String SLICES = "slices and several indexes are for NDArrays and Variables, and this is neither";

    private static final Set<String> NUMBERS =
            Set.of("int", "long", "float", "double", "short", "byte", "Integer", "Long", "Float", "Double");

    private Misfits() {}

    /// A sentence, or null where `line` speaks of something else.
    static String sentence(Fault fault, String line) {
        var lossy = LOSSY.matcher(line);
        if (lossy.matches()) return lossy(fault, lossy.group(1), lossy.group(2));
        var types = CONVERSION.matcher(line);
        return types.matches() ? sentence(fault, types.group(1), types.group(2)) : null;
    }

    private static String lossy(Fault fault, String found, String needed) {
        String what = fault.expression();
        return "%s is %s, and %s does not hold all of those; (%s) %s cuts it".formatted(what == null ? "this" : what,
                a(found), a(needed), needed, what == null ? "..." : operand(what));
    }

    private static String sentence(Fault fault, String found, String needed) {
        String what = fault.expression();
        String callee = fault.callee();
        if (found.equals("At")) return SLICES;
        if (callee != null && callee.startsWith(Ops.PREFIX + "part"))
            return "elements of a Variable cannot be assigned to; those of its array() can";
        String subject = (what == null ? "this" : what) + " is " + a(found);
        if (callee != null && callee.startsWith(Masks.PREFIX))
            return "'%s' takes masks, such as x > 0, but %s".formatted(
                    Messages.operator(callee.substring(Masks.PREFIX.length())), subject);
        String hint = hint(found, needed, what);
        if (needed.equals("boolean")) return subject + ", which is neither true nor false" + hint;
        if (callee == null || callee.contains("$") || callee.startsWith("catenary."))
            return subject + ", but " + a(needed) + " is needed" + hint;
        return "%s takes %s, but %s%s".formatted(callee, a(needed), subject, hint);
    }

    private static String hint(String found, String needed, String what) {
        String text = what == null ? "..." : what;
        String of = what == null ? "" : operand(what) + ".";
        boolean numbers = NUMBERS.contains(found);
        boolean ours = found.equals("NDArray") || found.equals("Variable");
        if (needed.equals("Variable") && (numbers || ours)) return "; variable(" + text + ") makes one";
        if (needed.equals("NDArray") && numbers) return "; array(" + text + ") makes one";
        if (needed.equals("NDArray") && found.equals("Variable")) return "; " + of + "array() is its array";
        if (needed.equals("boolean") && found.equals("NDArray"))
            return "; " + of + "item() is its number, if it has one element";
        if (NUMBERS.contains(needed) && ours) return "; " + of + "item() is its number";
        if (needed.equals("String")) return "; \"\" + " + operand(text) + " makes one";
        return "";
    }

    private static String operand(String text) {
        var tokens = Lexer.tokens(text);
        var brackets = new Brackets(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).opens() && brackets.partner(i) != Brackets.NONE) i = brackets.partner(i);
            else
                if (tokens.get(i).isOperator() && !tokens.get(i).is(".") || tokens.get(i).is("new"))
                    return "(" + text + ")";
        }
        return text;
    }

    private static String a(String type) {
        return Messages.a(type);
    }
}
