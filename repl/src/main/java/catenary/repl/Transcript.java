package catenary.repl;

import java.util.List;

/// Cleans what is pasted.
final class Transcript {

    private static final List<String> PROMPTS = List.of("catenary> ", "jshell> ");
    private static final List<String> CONTINUED = List.of("...> ", "... ");
    private static final String PYTHON = ">>> ";

    private Transcript() {}

    /// The text that is meant: of a session, recorded here or in another shell, only what was typed, without the prompts and
    /// the answers; of anything else all, without the line breaks at its end and what would steer the terminal.
    static String clean(String pasted) {
        String text = printable(pasted).stripTrailing();
        var lines = text.lines().toList();
        boolean python = !lines.isEmpty() && isAfter(PYTHON, lines.getFirst());
        boolean session = python || lines.stream().anyMatch(l -> PROMPTS.stream().anyMatch(p -> isAfter(p, l)));
        return session ? typed(lines, python) : text;
    }

    private static String typed(List<String> lines, boolean python) {
        var typed = new StringBuilder();
        boolean open = false;
        for (String line : lines) {
            String start = line.stripLeading();
            String prompt = promptOf(start, open, python);
            open = prompt != null;
            if (!open) continue;
            if (!typed.isEmpty()) typed.append('\n');
            if (start.length() > prompt.length()) typed.append(start.substring(prompt.length()).stripTrailing());
        }
        return typed.toString();
    }

    /// The prompt before what was typed, or null on a line of the answer.
    private static String promptOf(String line, boolean open, boolean python) {
        for (String prompt : PROMPTS) {
            if (isAfter(prompt, line)) return prompt;
        }
        if (python && isAfter(PYTHON, line)) return PYTHON;
        for (String prompt : CONTINUED) {
            if (open && isAfter(prompt, line)) return prompt;
        }
        return null;
    }

    /// Whether the line stands after the prompt; after an empty line's prompt, editors drop the blank.
    private static boolean isAfter(String prompt, String line) {
        String start = line.stripLeading();
        return start.startsWith(prompt) || start.equals(prompt.strip());
    }

    private static String printable(String text) {
        if (text.chars().allMatch(Transcript::isPrintable)) return text;
        return text.codePoints().filter(Transcript::isPrintable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isPrintable(int c) {
        return c == '\n' || c == '\t' || !Character.isISOControl(c);
    }
}
