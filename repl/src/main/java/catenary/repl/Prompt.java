package catenary.repl;

import catenary.docs.Markdown;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/// The line editor, as it is set up for Java snippets.
final class Prompt {

    private static final String PROMPT = "catenary> ";
    private static final String CONTINUATION = "    ...> ";

    private final LineReader reader;
    private final Pasted pasted = new Pasted();

    /// An editor that keeps its history in a file, or, where that is null, only as long as it lives.
    ///
    /// @param functions     the names of our functions, as far as they are known yet
    /// @param documentation finds the page about what a text ends with, or null
    Prompt(Terminal terminal, Path history, Completer completer, Supplier<Set<String>> functions,
            UnaryOperator<String> documentation) {
        boolean colours = hasColours(terminal);
        var builder =
                LineReaderBuilder.builder().terminal(terminal).appName("catenary").parser(new PromptParser(pasted))
                        .completer(completer).highlighter(new PromptHighlighter(functions))
                        .history(new PromptHistory(history))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.DISABLE_HIGHLIGHTER, !colours)
                        .option(LineReader.Option.HISTORY_IGNORE_SPACE, false) // what is pasted may be indented
                        .option(LineReader.Option.INSERT_TAB, false)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION)
                        .variable(LineReader.INDENTATION, PromptKeys.INDENT)
                        .variable(LineReader.FEATURES_MAX_BUFFER_SIZE, 2 * Pasted.SHOWN)
                        .variable(LineReader.HISTORY_SIZE, PromptHistory.LINES * 2)
                        .variable(LineReader.HISTORY_FILE_SIZE, PromptHistory.LINES);
        if (history != null) builder.variable(LineReader.HISTORY_FILE, history);
        reader = builder.build();
        // Without colours a suggestion looks like what was typed.
        if (colours) reader.setAutosuggestion(LineReader.SuggestionType.HISTORY);
        var tab = new TabKey(reader, completer, documentation,
                page -> Markdown.render(page, terminal.getWidth(), colours));
        PromptKeys.install(reader, pasted, tab);
    }

    static boolean hasColours(Terminal terminal) {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /// Standard output that does not disturb what is being typed.
    PrintStream standardOutput() {
        return new PrintStream(new AbovePrompt(reader, System.out), true, StandardCharsets.UTF_8);
    }

    /// What was typed, once it is complete.
    String read() {
        return pasted.whole(reader.readLine(PROMPT));
    }
}
