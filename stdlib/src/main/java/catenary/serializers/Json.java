package catenary.serializers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as Python's `json` module writes and reads it: numbers keep all their digits, NaN and infinities are `NaN`,
/// `Infinity` and `-Infinity`.
///
/// | JSON | Java |
/// |---|---|
/// | object | `Map<String, Object>` in order |
/// | array | `List<Object>` |
/// | string | `String` |
/// | `1` | `Long` |
/// | `1.0`, `1e3` | `Double` |
/// | true, false | `Boolean` |
/// | null | null |
public final class Json {

    private static final int MAX_DEPTH = 100;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    // ---- writing

    /// On one line: `[{"epoch": 1, "loss": 0.5}]`.
    public static String format(Object value) {
        return format(value, -1);
    }

    /// With a line for each member, each level indented by that many spaces.
    public static String format(Object value, int indent) {
        StringBuilder out = new StringBuilder();
        append(out, value, indent, 1);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value, int indent, int level) {
        switch (value) {
            case null -> out.append("null");
            case String s -> quote(out, s);
            case Boolean b -> out.append((boolean) b);
            case Double d -> out.append(number(d));
            case Float f -> out.append(number(f));
            case Number n -> out.append(n.longValue());
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> e : map.entrySet()) {
                    out.append(separator);
                    newLine(out, indent, level);
                    quote(out, String.valueOf(e.getKey()));
                    append(out.append(": "), e.getValue(), indent, level + 1);
                    separator = indent < 0 ? ", " : ",";
                }
                close(out, separator, "{}", '}', indent, level);
            }
            case List<?> list -> {
                String separator = "[";
                for (Object e : list) {
                    newLine(out.append(separator), indent, level);
                    append(out, e, indent, level + 1);
                    separator = indent < 0 ? ", " : ",";
                }
                close(out, separator, "[]", ']', indent, level);
            }
            default -> throw new IllegalArgumentException(
                    "json: expected a number, text, list or map, but found a " + value.getClass().getSimpleName());
        }
    }

    private static void close(StringBuilder out, String separator, String empty, char end, int indent, int level) {
        if (separator.length() == 1 && separator.charAt(0) == empty.charAt(0)) {
            out.append(empty);
        } else {
            newLine(out, indent, level - 1);
            out.append(end);
        }
    }

    private static void newLine(StringBuilder out, int indent, int level) {
        if (indent >= 0) {
            out.append('\n').repeat(' ', indent * level);
        }
    }

    private static void quote(StringBuilder out, String s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// The shortest text that is read back as this number, as Python prints it: `0.1`, `1e-05`, `1e+16`, `NaN`.
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = exact.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = exact.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    // ---- reading

    /// @throws IllegalArgumentException if the text is not JSON, saying where
    public static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value();
        if (json.next() != 0) {
            throw json.wrong("the end");
        }
        return value;
    }

    private Object value() {
        if (++depth > MAX_DEPTH) {
            throw wrong("at most " + MAX_DEPTH + " levels");
        }
        char c = next();
        Object value = switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 0 -> throw wrong("a value");
            default -> word();
        };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> out = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            if (!out.isEmpty()) {
                expect(',');
            }
            if (next() != '"') {
                throw wrong("a name");
            }
            String key = string();
            expect(':');
            if (out.put(key, value()) != null) {
                throw wrong("the name " + key + " once");
            }
        }
        at++;
        return out;
    }

    private List<Object> array() {
        List<Object> out = new ArrayList<>();
        at++;
        while (next() != ']') {
            if (!out.isEmpty()) {
                expect(',');
            }
            out.add(value());
        }
        at++;
        return out;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            out.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw wrong("a closing quotation mark");
        }
        at++;
        return out.toString();
    }

    /// The character meant; leaves the position at the last one read.
    private char escaped() {
        char c = ++at < text.length() ? text.charAt(at) : 0;
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                if (at + 4 < text.length() && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                    at += 4;
                    return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
                }
                throw wrong("four hexadecimal digits");
            default:
                throw wrong("an escape");
        }
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]}: \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        switch (word) {
            case "true":
                return true;
            case "false":
                return false;
            case "null":
                return null;
            case "NaN":
                return Double.NaN;
            case "Infinity":
                return Double.POSITIVE_INFINITY;
            case "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
        }
        if (word.matches("-?\\d{1,18}")) {
            return Long.valueOf(word);
        }
        if (word.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
            return Double.valueOf(word);
        }
        at = start;
        throw wrong("a value");
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    /// The next character that isn't a blank, 0 at the end.
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong(String expected) {
        String rest = text.substring(Math.min(at, text.length()), Math.min(at + 20, text.length()));
        return new IllegalArgumentException("json: expected " + expected + " at position " + at + ", but found "
                + (rest.isEmpty() ? "the end" : "\"" + rest + "\""));
    }
}
