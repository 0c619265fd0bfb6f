package catenary.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What each part of program text is, for an editor that shows it in colour. Finished or not, any text will do.
public final class Marks {

    public enum Kind {
        KEYWORD,
        NUMBER,
        STRING,
        COMMENT,
        /// A name that begins with a capital, as those of classes do.
        TYPE,
        NAME,
        /// A closing bracket that closes nothing.
        UNMATCHED
    }

    /// The characters `[from, to)`.
    public record Mark(Kind kind, int from, int to) {}

    /// Words that are keywords only in some places; as names they are rare.
    private static final Set<String> CONTEXTUAL = Set.of("var", "record", "yield", "sealed", "permits", "when");

    private Marks() {}

    /// The marks of `text`, in order. Operators, brackets and blanks have none.
    public static List<Mark> of(String text) {
        var tokens = Lexer.tokens(text);
        int unmatched = new Brackets(tokens).unopened();
        var marks = new ArrayList<Mark>();
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            comment(text, at, token.from(), marks);
            at = token.to();
            var kind = i == unmatched ? Kind.UNMATCHED : kind(token);
            if (kind != null) marks.add(new Mark(kind, token.from(), token.to()));
        }
        comment(text, at, text.length(), marks);
        return marks;
    }

    /// What stands between two tokens and is not blank is a comment.
    private static void comment(String text, int from, int to, List<Mark> marks) {
        String between = text.substring(from, to);
        if (!between.isBlank()) marks.add(new Mark(Kind.COMMENT, to - between.stripLeading().length(), to));
    }

    private static Kind kind(Token token) {
        char first = token.text().charAt(0);
        return switch (token.kind()) {
            case KEYWORD -> Kind.KEYWORD;
            case NAME -> CONTEXTUAL.contains(token.text()) ? Kind.KEYWORD
                    : Character.isUpperCase(first) ? Kind.TYPE : Kind.NAME;
            case LITERAL -> first == '"' || first == '\'' ? Kind.STRING
                    : Character.isLetter(first) ? Kind.KEYWORD : Kind.NUMBER;
            case UNFINISHED -> first == '/' ? Kind.COMMENT : Kind.STRING;
            case OPERATOR -> null;
        };
    }
}
