package catenary.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Splits Java source into tokens, leaving out white space and comments. Knows `**`; never fails: what the
/// end of the text cuts off becomes one [Token.Kind#UNFINISHED] token.
final class Lexer {

    private static final Set<String> KEYWORDS = Set.of(
            "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue",
            "default", "do", "double", "else", "enum", "extends", "final", "finally", "float", "for", "goto", "if",
            "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "package", "private",
            "protected", "public", "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this",
            "throw", "throws", "transient", "try", "void", "volatile", "while");
    private static final Set<String> WORD_LITERALS = Set.of("true", "false", "null");

    /// Longest first. `>>` and its kin are left as single `>`, which is what generic types need and operators do not mind.
    private static final List<String> LONG_OPERATORS = List.of(
            "...", "<<=", "**", "->", "::", "++", "--", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=",
            "%=",
            "&=", "|=", "^=");

    private final String source;
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        var lexer = new Lexer(source);
        var tokens = new ArrayList<Token>();
        for (Token t = lexer.next(); t != null; t = lexer.next()) tokens.add(t);
        return tokens;
    }

    private Token next() {
        while (at < source.length()) {
            if (Character.isWhitespace(source.charAt(at))) at++;
            else if (source.startsWith("//", at)) skipPast(source.indexOf('\n', at), 0);
            else if (source.startsWith("/*", at)) {
                int end = source.indexOf("*/", at + 2);
                if (end < 0) return token(Token.Kind.UNFINISHED, source.length());
                at = end + 2;
            } else return read();
        }
        return null;
    }

    private void skipPast(int end, int length) {
        at = end < 0 ? source.length() : end + length;
    }

    private Token read() {
        char c = source.charAt(at);
        if (source.startsWith("\"\"\"", at)) return textBlock();
        if (c == '"' || c == '\'') return quoted(c);
        if (Character.isDigit(c) || c == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1))) {
            return token(Token.Kind.LITERAL, numberEnd());
        }
        if (Character.isJavaIdentifierStart(c)) {
            int end = at;
            while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) end++;
            String word = source.substring(at, end);
            return token(
                    KEYWORDS.contains(word)
                            ? Token.Kind.KEYWORD
                            : WORD_LITERALS.contains(word) ? Token.Kind.LITERAL : Token.Kind.NAME,
                    end);
        }
        for (String operator : LONG_OPERATORS) {
            if (source.startsWith(operator, at)) return token(Token.Kind.OPERATOR, at + operator.length());
        }
        return token(Token.Kind.OPERATOR, at + 1);
    }

    private Token textBlock() {
        for (int i = at + 3; i < source.length(); i++) {
            if (source.charAt(i) == '\\') i++;
            else if (source.startsWith("\"\"\"", i)) return token(Token.Kind.LITERAL, i + 3);
        }
        return token(Token.Kind.UNFINISHED, source.length());
    }

    private Token quoted(char quote) {
        for (int i = at + 1; i < source.length() && source.charAt(i) != '\n'; i++) {
            if (source.charAt(i) == '\\') i++;
            else if (source.charAt(i) == quote) return token(Token.Kind.LITERAL, i + 1);
        }
        int line = source.indexOf('\n', at);
        return token(Token.Kind.UNFINISHED, line < 0 ? source.length() : line);
    }

    private int numberEnd() {
        boolean hex = source.startsWith("0x", at) || source.startsWith("0X", at);
        int end = at;
        while (end < source.length()) {
            char c = source.charAt(end);
            boolean exponentSign = (c == '+' || c == '-')
                    && end > at
                    && (hex ? "pP" : "eE").indexOf(source.charAt(end - 1)) >= 0;
            if (!exponentSign && c != '.' && !Character.isJavaIdentifierPart(c)) break;
            end++;
        }
        return end;
    }

    private Token token(Token.Kind kind, int end) {
        var token = new Token(kind, at, end, source.substring(at, end));
        at = end;
        return token;
    }
}
