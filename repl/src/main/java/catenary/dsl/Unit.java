package catenary.dsl;

import java.util.ArrayList;
import java.util.List;

/// One compilation unit made of snippets: declarations become static members of a class, statements the body of
/// [#RUN], in order. Knows which snippet, and which typed position, each of its characters stands for.
final class Unit {

    /// The method that holds the statements.
    static final String RUN = "$run";

    private static final int NO_CHUNKS = Integer.MAX_VALUE;

    /// The snippet that starts at `start` in the unit.
    private record Piece(int start, Snippet snippet) {
        int end() {
            return start + snippet.text().length();
        }
    }

    /// A place in a snippet.
    record Place(Snippet snippet, int position) {}

    private final StringBuilder source = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private String whole; // every rewritten operator looks at it

    /// Lays out a class called `name`.
    ///
    /// @param prelude imports, as text
    /// @param members declarations that the snippets see, as text, such as the methods of a session
    static Unit of(String name, List<String> prelude, List<Field> fields, List<String> members,
            List<Snippet> snippets) {
        return of(name, prelude, fields, members, snippets, NO_CHUNKS);
    }

    /// The same with at most `chunk` characters of statements in one method, for what exceeds the size of a Java method.
    static Unit of(
            String name, List<String> prelude, List<Field> fields, List<String> members, List<Snippet> snippets,
            int chunk) {
        var unit = new Unit();
        prelude.forEach(unit::line);
        snippets.stream().filter(s -> s.kind() == Snippet.Kind.IMPORT).forEach(s -> unit.piece(s, s.text().length()));
        unit.line("final class " + name + " {");
        fields.forEach(f -> unit.source.append(f.declaration()));
        members.forEach(unit::line);
        for (var s : snippets) {
            if (s.kind() != Snippet.Kind.METHOD && s.kind() != Snippet.Kind.TYPE) continue;
            if (!isStatic(s)) unit.source.append("static ");
            unit.piece(s, s.text().length());
        }
        unit.statements(snippets.stream().filter(Snippet::isStatement).toList(), chunk);
        unit.line("}");
        unit.whole = unit.source.toString();
        return unit;
    }

    private static boolean isStatic(Snippet snippet) {
        for (var token : Lexer.tokens(snippet.text().chars())) {
            if (token.is("static")) return true;
            if (token.is("{") || token.is("class")) return false;
        }
        return false;
    }

    private void statements(List<Snippet> statements, int chunk) {
        var calls = new StringBuilder();
        int size = 0;
        int chunks = 0;
        line("static void " + RUN + "() throws Throwable {");
        for (var s : statements) {
            if (size > 0 && size + s.text().length() > chunk) {
                String next = RUN + ++chunks;
                line(next + "();\n}\nstatic void " + next + "() throws Throwable {");
                size = 0;
            }
            if (s.isValue()) source.append(Ops.PREFIX).append("value(");
            piece(s, s.isValue() ? s.lengthWithoutSemicolon() : s.text().length());
            if (s.isValue()) line(");");
            size += s.text().length();
        }
        line(calls + "}");
    }

    private void line(String text) {
        source.append(text).append('\n');
    }

    private void piece(Snippet snippet, int length) {
        pieces.add(new Piece(source.length(), snippet));
        source.append(snippet.text().chars(), 0, length).append('\n');
    }

    String source() {
        return whole;
    }

    /// The place that `position` of the unit stands for, or null where the text is generated.
    Place place(long position) {
        var piece = pieceBefore(position);
        return piece == null || position > piece.end() ? null : new Place(piece.snippet, (int) position - piece.start);
    }

    /// The typed position that `position` of the unit stands for; for generated text the end of the snippet before it.
    int origin(long position) {
        var piece = pieceBefore(position);
        if (piece == null) return pieces.isEmpty() ? 0 : pieces.getFirst().snippet.text().origin(0);
        return piece.snippet.text().origin(position - piece.start);
    }

    private Piece pieceBefore(long position) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pieces.get(middle).start <= position) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : pieces.get(low - 1);
    }

    /// For each line of the unit, counted from 1, the line of `typed` that it shows; 0 for generated lines.
    int[] lines(Lines typed) {
        var lines = new ArrayList<Integer>(List.of(0));
        int start = 0;
        for (int i = 0; i <= source.length(); i++) {
            if (i < source.length() && source.charAt(i) != '\n') continue;
            lines.add(typedLine(start, i, typed));
            start = i + 1;
        }
        return lines.stream().mapToInt(Integer::intValue).toArray();
    }

    private int typedLine(int from, int to, Lines typed) {
        for (int i = from; i <= to; i++) {
            if (place(i) != null) return typed.line(origin(i));
        }
        return 0;
    }
}
