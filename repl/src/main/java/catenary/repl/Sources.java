package catenary.repl;

import java.util.HashMap;
import java.util.Map;

/// What was typed, by JShell's numbers of the snippets.
final class Sources {

    private final Map<String, String> typed = new HashMap<>();

    void put(String id, String text) {
        typed.put(id, text);
    }

    void clear() {
        typed.clear();
    }

    /// The lines where something happened, one below the other.
    String places(Failure failure) {
        var text = new StringBuilder();
        for (var place : failure.places()) {
            var lines = typed.getOrDefault(place.snippet(), "").lines().toList();
            if (place.line() < 1 || place.line() > lines.size()) continue;
            text.append("\n    ").append(place.what()).append(lines.get(place.line() - 1).strip());
        }
        return text.toString();
    }
}
