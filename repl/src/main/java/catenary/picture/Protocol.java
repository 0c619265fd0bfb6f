package catenary.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// How a terminal is told to show a picture.
public enum Protocol {
    KITTY,
    ITERM,
    SIXEL,
    /// Half-block characters, two pixels each; curves in Braille characters.
    BLOCKS,
    /// Not in the terminal, but in a file.
    FILE,
    NONE;

    /// The variable that names one of these and so settles the question.
    public static final String VARIABLE = "CATENARY_PICTURES";

    /// What the terminal of this environment understands.
    ///
    /// @param answersSixel asks the terminal itself, if nothing else settles it
    public static Protocol of(Map<String, String> environment, BooleanSupplier answersSixel) {
        var chosen = chosen(environment);
        if (chosen != null) return chosen;
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String program = environment.getOrDefault("TERM_PROGRAM", "") + environment.getOrDefault("LC_TERMINAL", "");
        if (term.isEmpty() || term.equals("dumb") || environment.containsKey("NO_COLOR")) return FILE;
        boolean multiplexed = environment.containsKey("TMUX") || term.startsWith("screen") || term.startsWith("tmux");
        if (!multiplexed) {
            if (term.contains("kitty") || environment.containsKey("KITTY_WINDOW_ID") || program.equals("ghostty")) {
                return KITTY;
            }
            if (program.contains("iTerm") || program.equals("WezTerm") || program.equals("mintty")) return ITERM;
            if (term.startsWith("mlterm") || term.startsWith("foot") || term.contains("sixel")) return SIXEL;
        }
        return answersSixel.getAsBoolean() ? SIXEL : BLOCKS;
    }

    /// The protocol that the user has chosen, or null.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    static Protocol chosen(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, "").strip();
        if (name.isEmpty()) return null;
        return Arrays.stream(values()).filter(p -> p.word().equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(VARIABLE + ": expected one of "
                        + Arrays.stream(values()).map(Protocol::word).collect(Collectors.joining(", ")) + ", but found "
                        + name));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
