package catenary.training.extensions;

/// The terminal that tables and progress bars share.
final class Console {

    /// Erases everything below the cursor: what a progress bar has drawn.
    static final String ERASE_BELOW = "\u001b[J";

    private Console() {}

    /// Whether standard output is a terminal that moves its cursor, and the user has not asked for plain text.
    static boolean isAnsi() {
        String noColor = System.getenv("NO_COLOR");
        java.io.Console console = System.console();
        return console != null && console.isTerminal() && (noColor == null || noColor.isEmpty())
                && !"dumb".equals(System.getenv("TERM"));
    }

    static String up(int lines) {
        return "\u001b[" + lines + "A";
    }
}
