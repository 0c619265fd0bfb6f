package catenary.repl;

import catenary.dsl.Typed;
import java.util.HashMap;
import java.util.Map;

/// What was typed, by JShell's numbers of the snippets.
final class Sources {

    private final Map<String, Typed> typed = new HashMap<>();

    void put(String id, Typed snippet) {
        typed.put(id, snippet);
    }

    void clear() {
        typed.clear();
    }

    /// The lines where something happened, one below the other; but not the only one that was typed.
    String places(Failure failure, Display display) {
        var text = new StringBuilder();
        for (var place : failure.places()) {
            var source = typed.get(place.snippet());
            if (source == null || place.isOwn() && source.isOneLine()) continue;
            var lines = source.typed().lines().toList();
            if (place.line() < 1 || place.line() > lines.size()) continue;
            text.append('\n').append(
                    display.place(place.what(), source.firstLine() + place.line() - 1, lines.get(place.line() - 1)));
        }
        return text.toString();
    }
}
