package catenary.dsl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Splits text into snippets: imports, methods, types, statements.
///
/// A snippet's final semicolon may be missing at the end of a line. A line goes on where Java could go on: after an
/// operator or an open bracket, and before one, so that a chain of calls may have one call a line.
final class Splitter {

    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum");
    private static final Set<String> CONTEXTUAL_TYPE_WORDS = Set.of("record");
    private static final Set<String> MODIFIERS = Set.of(
            "public", "protected", "private", "static", "final", "abstract", "default", "strictfp", "synchronized",
            "native", "transient", "volatile");
    /// What a field may be and a local variable can't; at top level it means nothing.
    private static final Set<String> NOT_FOR_LOCALS =
            Set.of("public", "protected", "private", "static", "transient", "volatile");
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");
    private static final Set<String> GOES_ON_WITH =
            Set.of("instanceof", "extends", "implements", "throws", "permits");

    private final Text text;
    private final List<Token> tokens;
    private final Brackets brackets;
    private final Set<Integer> unfinished = new LinkedHashSet<>(); // last tokens of statements that lack their semicolon
    private final List<Snippet> snippets = new ArrayList<>();

    private Splitter(Text text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.brackets = new Brackets(tokens);
    }

    static List<Snippet> split(Text text) throws RefusedException {
        var splitter = new Splitter(text, Lexer.tokens(text.chars()));
        splitter.refuseUnbalanced();
        try {
            splitter.split();
        } catch (StackOverflowError _) {
            throw new RefusedException("statements nest too deep here", text.origin(0));
        }
        return splitter.snippets;
    }

    private void refuseUnbalanced() throws RefusedException {
        for (var token : tokens) {
            if (!token.isUnfinished()) continue;
            String what =
                    token.text().startsWith("/*") ? "comment" : token.text().startsWith("'") ? "character" : "string";
            throw new RefusedException("this " + what + " is never closed", text.origin(token.from()));
        }
        if (brackets.unopened() != Brackets.NONE) {
            var token = tokens.get(brackets.unopened());
            throw new RefusedException("'" + token.text() + "' closes nothing that is open here",
                    text.origin(token.from()));
        }
        if (brackets.unclosed() != Brackets.NONE) {
            var token = tokens.get(brackets.unclosed());
            throw new RefusedException("'" + token.text() + "' is never closed", text.origin(token.from()));
        }
    }

    private void split() throws RefusedException {
        int i = 0;
        while (i < tokens.size()) {
            var first = tokens.get(i);
            if (first.is(";")) {
                i++;
                continue;
            }
            if (first.is("/")) refuseCommand(i);
            if (first.is("package")) {
                throw new RefusedException("a script has no package; remove this line", text.origin(first.from()));
            }
            int last;
            Snippet.Kind kind;
            int head = afterModifiers(i);
            if (first.is("import")) {
                kind = Snippet.Kind.IMPORT;
                last = endOfLine(i);
            } else if (isType(head)) {
                kind = Snippet.Kind.TYPE;
                last = bodyEnd(head);
            } else if (isMethod(head)) {
                kind = Snippet.Kind.METHOD;
                last = bodyEnd(head);
            } else {
                kind = Snippet.Kind.STATEMENT;
                last = statementEnd(i);
            }
            if (kind == Snippet.Kind.STATEMENT) addStatement(i, last);
            else add(kind, i, last);
            i = last + 1;
        }
    }

    /// `a = b = 3` is `b = 3` and then `a = b`, so that either may be new.
    private void addStatement(int first, int last) {
        boolean chain = last > first + 3 && tokens.get(first).isName() && tokens.get(first + 1).is("=")
                && tokens.get(first + 2).isName() && tokens.get(first + 3).is("=");
        if (!chain) {
            add(Snippet.Kind.STATEMENT, first, last);
            return;
        }
        addStatement(first + 2, last);
        unfinished.add(first + 2);
        add(Snippet.Kind.STATEMENT, first, first + 2);
    }

    private void add(Snippet.Kind kind, int first, int last) {
        int start = tokens.get(first).from();
        var slice = text.slice(start, tokens.get(last).to());
        var edits = new ArrayList<Edit>();
        if (kind == Snippet.Kind.STATEMENT) {
            for (int i = first; i < last && MODIFIERS.contains(tokens.get(i).text()); i++) {
                var token = tokens.get(i);
                if (NOT_FOR_LOCALS.contains(token.text()))
                    edits.add(Edit.replace(token.from() - start, token.to() - start, ""));
            }
        }
        for (int end : unfinished) edits.add(Edit.insert(tokens.get(end).to() - start, ";"));
        unfinished.clear();
        snippets.add(new Snippet(kind, slice.edited(edits)));
    }

    private void refuseCommand(int i) throws RefusedException {
        boolean named = i + 1 < tokens.size() && tokens.get(i + 1).from() == tokens.get(i).to();
        String command = "/" + (named ? tokens.get(i + 1).text() : "");
        String hint = command.equals("/exit") ? "System.exit(0) ends a script early" : "a script is Java snippets only";
        throw new RefusedException(
                command + " is a command of the prompt, not of a script; " + hint, text.origin(tokens.get(i).from()));
    }

    /// Skips modifiers and annotations.
    private int afterModifiers(int i) {
        while (i < tokens.size() - 1) {
            var token = tokens.get(i);
            if (MODIFIERS.contains(token.text()) && !(token.is("synchronized") && tokens.get(i + 1).is("("))) i++;
            else if ((token.is("sealed") || token.is("non")) && typeFollows(i)) i += token.is("non") ? 3 : 1;
            else if (token.is("@") && tokens.get(i + 1).isName()) {
                i += 2;
                while (i + 1 < tokens.size() && tokens.get(i).is(".")) i += 2;
                if (i < tokens.size() && tokens.get(i).is("(")) i = brackets.partner(i) + 1;
            } else break;
        }
        return Math.min(i, tokens.size() - 1);
    }

    private boolean typeFollows(int i) {
        for (int j = i + 1; j < Math.min(i + 6, tokens.size()); j++) {
            if (TYPE_WORDS.contains(tokens.get(j).text())) return true;
        }
        return false;
    }

    private boolean isType(int i) {
        var token = tokens.get(i);
        if (token.is("@")) return i + 1 < tokens.size() && tokens.get(i + 1).is("interface");
        if (TYPE_WORDS.contains(token.text())) return true;
        return CONTEXTUAL_TYPE_WORDS.contains(token.text())
                && i + 2 < tokens.size()
                && tokens.get(i + 1).isName()
                && (tokens.get(i + 2).is("(") || tokens.get(i + 2).is("<"));
    }

    /// `Type name(...) {` or `Type name(...) throws`, where the type may have arguments and brackets.
    private boolean isMethod(int i) {
        int name = i;
        if (tokens.get(name).is("<")) name = afterTypeArguments(name);
        if (name >= tokens.size() || !(tokens.get(name).isName() || PRIMITIVES.contains(tokens.get(name).text())))
            return false;
        name++;
        while (name + 1 < tokens.size()) {
            if (tokens.get(name).is(".") && tokens.get(name + 1).isName()) name += 2;
            else if (tokens.get(name).is("[") && tokens.get(name + 1).is("]")) name += 2;
            else if (tokens.get(name).is("<")) name = afterTypeArguments(name);
            else break;
        }
        if (name + 1 >= tokens.size() || !tokens.get(name).isName() || !tokens.get(name + 1).is("(")) return false;
        int after = brackets.partner(name + 1) + 1;
        return after < tokens.size() && (tokens.get(after).is("{") || tokens.get(after).is("throws"));
    }

    private int afterTypeArguments(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.is("<")) depth++;
            else if (token.is(">") && --depth == 0) return i + 1;
            else if (token.is(";") || token.is("{") || token.is("}") || token.is(")")) break;
        }
        return tokens.size();
    }

    /// The closing brace of the first block at or after `i`.
    private int bodyEnd(int i) throws RefusedException {
        for (int j = i; j < tokens.size(); j++) {
            var token = tokens.get(j);
            if (token.is("{")) return brackets.partner(j);
            if (token.is("(") || token.is("[")) j = brackets.partner(j);
            else if (token.is(";")) break;
        }
        throw new RefusedException("this declaration has no body", text.origin(tokens.get(i).from()));
    }

    private int endOfLine(int i) {
        while (!tokens.get(i).is(";") && i + 1 < tokens.size() && !lineBreakAfter(i)) i++;
        return finished(i);
    }

    private int statementEnd(int i) {
        if (i >= tokens.size()) return tokens.size() - 1;
        i = afterModifiers(i);
        var token = tokens.get(i);
        if (token.isName() && i + 1 < tokens.size() && tokens.get(i + 1).is(":")) return statementEnd(i + 2);
        return switch (token.text()) {
            case "{" -> brackets.partner(i);
            case "if" -> clauseEnd(afterParentheses(i + 1), "else");
            case "for", "while" -> statementEnd(afterParentheses(i + 1));
            case "do" -> simpleEnd(statementEnd(i + 1) + 1);
            case "switch", "synchronized" -> blockOrExpressionEnd(afterParentheses(i + 1));
            case "try" -> tryEnd(i + 1);
            case "else" -> statementEnd(i + 1);
            default -> simpleEnd(i);
        };
    }

    private int clauseEnd(int body, String continuation) {
        int end = statementEnd(body);
        boolean goesOn = end + 1 < tokens.size() && tokens.get(end + 1).is(continuation);
        return goesOn ? statementEnd(end + 2) : end;
    }

    private int tryEnd(int i) {
        int end = blockOrExpressionEnd(afterParentheses(i));
        while (end + 1 < tokens.size()) {
            var next = tokens.get(end + 1);
            if (next.is("catch")) end = blockOrExpressionEnd(afterParentheses(end + 2));
            else if (next.is("finally")) end = blockOrExpressionEnd(end + 2);
            else break;
        }
        return end;
    }

    private int blockOrExpressionEnd(int i) {
        return i < tokens.size() && tokens.get(i).is("{") ? brackets.partner(i)
                : simpleEnd(Math.min(i, tokens.size() - 1));
    }

    private int afterParentheses(int i) {
        return i < tokens.size() && tokens.get(i).is("(") ? brackets.partner(i) + 1 : i;
    }

    /// The semicolon, or the last token of the line on which the statement may end.
    private int simpleEnd(int i) {
        if (i >= tokens.size()) return tokens.size() - 1;
        for (int j = i;; j++) {
            var token = tokens.get(j);
            if (token.is(";") && token.isOperator()) return j;
            if (token.opens()) j = brackets.partner(j);
            if (j + 1 >= tokens.size() || lineBreakAfter(j) && mayEnd(tokens.get(j)) && !goesOn(tokens.get(j + 1)))
                return finished(j);
        }
    }

    private int finished(int last) {
        if (!tokens.get(last).is(";")) unfinished.add(last);
        return last;
    }

    private boolean lineBreakAfter(int i) {
        return text.chars().substring(tokens.get(i).to(), tokens.get(i + 1).from()).indexOf('\n') >= 0;
    }

    private static boolean mayEnd(Token last) {
        return last.endsOperand()
                || last.is("}")
                || last.is("++")
                || last.is("--")
                || last.is("return")
                || last.is("break")
                || last.is("continue");
    }

    private static boolean goesOn(Token next) {
        if (next.isOperator()) return !(next.is("++") || next.is("--") || next.is("@") || next.is("{") || next.is("!"));
        return GOES_ON_WITH.contains(next.text());
    }
}
