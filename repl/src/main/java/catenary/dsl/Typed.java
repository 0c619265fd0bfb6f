package catenary.dsl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One snippet as typed at the prompt, and as the Java it becomes.
public final class Typed {

    static final Javac JAVAC = new Javac();
    private static final String CLASS_NAME = "$Prompt";

    private final Snippet snippet;
    private final String all;
    private final int start;
    private final String typed;
    private String note;

    private Typed(Snippet snippet, String typed) {
        this.snippet = snippet;
        var text = snippet.text();
        String own = typed.substring(text.origin(0), text.origin(text.length()));
        this.typed = own.strip();
        this.all = typed;
        this.start = text.origin(0) + own.length() - own.stripLeading().length();
    }

    /// Splits what was typed into snippets, with final semicolons added and `**` rewritten.
    public static List<Typed> split(String typed) throws RefusedException {
        return Splitter.split(Syntax.rewrite(Text.of(typed))).stream().map(s -> new Typed(s, typed)).toList();
    }

    /// Whether the text breaks off in the middle, so that another line must follow.
    public static boolean isUnfinished(String typed) {
        return Unfinished.test(typed);
    }

    /// How many brackets of the text nothing closes.
    public static int openBrackets(String typed) {
        int open = 0;
        for (var token : Lexer.tokens(typed)) {
            if (token.opens()) open++;
            else if (token.closes() && open > 0) open--;
        }
        return open;
    }

    /// The snippet as it was typed.
    public String typed() {
        return typed;
    }

    /// Whether all that was typed is one line.
    public boolean isOneLine() {
        return all.strip().indexOf('\n') < 0;
    }

    /// On which line of all that was typed with it the snippet begins, counted from 1.
    public int firstLine() {
        return 1 + (int) all.chars().limit(start).filter(c -> c == '\n').count();
    }

    /// The Java that the snippet has become so far.
    public String java() {
        return snippet.text().chars();
    }

    /// The position in what was typed that a position in [#java] stands for.
    public int typedPosition(long javaPosition) {
        return snippet.text().origin(javaPosition);
    }

    /// Whether Java would read the snippet otherwise than it was typed, as it would `2 @ 3`.
    public boolean isMarked() {
        return Syntax.isMarked(java());
    }

    /// The names that occur in the snippet.
    public Set<String> names() {
        return Lexer.tokens(java()).stream().filter(Token::isName).map(Token::text).collect(Collectors.toSet());
    }

    /// Whether it declares a method or a type.
    public boolean isDeclaration() {
        return snippet.kind() == Snippet.Kind.METHOD || snippet.kind() == Snippet.Kind.TYPE;
    }

    /// The name that the snippet assigns to if it is `name = value`, or null.
    public String assigned() {
        var tokens = Lexer.tokens(java());
        return tokens.size() > 2 && tokens.get(0).isName() && tokens.get(1).is("=") ? tokens.get(0).text() : null;
    }

    /// The name of the method or type that the snippet declares, or null.
    public String declared() {
        if (!isDeclaration()) return null;
        var tokens = Lexer.tokens(java());
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String next = tokens.get(i + 1).text();
            boolean method = snippet.kind() == Snippet.Kind.METHOD && tokens.get(i).isName() && next.equals("(");
            if (method && (i == 0 || !tokens.get(i - 1).is("@"))) return tokens.get(i).text();
            boolean type = Set.of("class", "interface", "enum", "record").contains(tokens.get(i).text());
            if (snippet.kind() == Snippet.Kind.TYPE && type && tokens.get(i + 1).isName()) return next;
        }
        return null;
    }

    /// Whether the snippet has an operator, a call or an index that sugar may give a meaning to.
    public boolean hasOperators() {
        return Lexer.tokens(java()).stream()
                .anyMatch(t -> t.isOperator() && !";,.){}]".contains(t.text()) && !t.is("="));
    }

    /// Takes one round: lets javac look at the snippet and rewrites what it refuses and sugar allows. True if the Java changed.
    public boolean rewrite(Scope scope) {
        synchronized (JAVAC) {
            return takeRound(scope);
        }
    }

    private boolean takeRound(Scope scope) {
        var fields = scope.variables().entrySet().stream().map(e -> new Field(e.getValue(), e.getKey())).toList();
        var unit = Unit.of(CLASS_NAME, scope.imports(), fields, scope.members(), List.of(snippet));
        var round = JAVAC.round("prompt", unit.source());
        if (!round.errors().isEmpty()) {
            if (!snippet.isStatement() || snippet.isValue()) return false;
            snippet.markValue();
            return takeRound(scope);
        }
        round.analyze();
        note = snippet.isStatement() ? Sameness.note(round) : null;
        Map<Snippet, List<Edit>> edits = Sugar.edits(unit, round, s -> true);
        edits.forEach(Snippet::edit);
        return !edits.isEmpty();
    }

    /// What is worth knowing about the snippet although Java accepts it, or null.
    public String note() {
        return note;
    }

    /// The names of the classes in a package.
    public static List<String> classesOf(String packageName) {
        synchronized (JAVAC) {
            return JAVAC.classesOf(packageName);
        }
    }

    /// One sentence for one of javac's messages about `[from, to)` of [#java]; `names` are what a misspelt one may have meant.
    public String sentence(String code, String message, long from, long to, Collection<String> names) {
        return new Messages(CLASS_NAME).sentence(new Fault(code, message, java(), (int) from, (int) to), names);
    }
}
