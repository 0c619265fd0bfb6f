package catenary.training.extensions;

/// The terminal that tables and progress bars share.
final class Console {

    /// Erases everything below the cursor: what a progress bar has drawn.
    static final String ERASE_BELOW = "\u001b[J";

    private static final String BLANK = "\r" + " ".repeat(160) + "\r";

    private static volatile boolean drawn;

    private Console() {}

    /// Whether standard output is a terminal that moves its cursor, and the user has not asked for plain text.
    static boolean isAnsi() {
        String noColor = System.getenv("NO_COLOR");
        java.io.Console console = System.console();
        return console != null && console.isTerminal() && (noColor == null || noColor.isEmpty())
                && !"dumb".equals(System.getenv("TERM"));
    }

    /// Whether this is a notebook, where a line can be written anew, and no more than that.
    static boolean isNotebook() {
        return Boolean.getBoolean("catenary.notebook");
    }

    /// Draws a line in place of the one drawn before.
    static String line(String text) {
        drawn = true;
        return BLANK + text;
    }

    /// What erases the line that was drawn; nothing where there is none.
    static String erased() {
        if (!drawn) return "";
        drawn = false;
        return BLANK;
    }

    static String up(int lines) {
        return "\u001b[" + lines + "A";
    }
}
