package catenary.jupyter;

import catenary.dsl.Proposal;
import catenary.dsl.Typed;
import catenary.picture.Screen;
import catenary.repl.Help;
import catenary.repl.PromptCompleter;
import catenary.repl.Session;
import catenary.repl.command.Command;
import catenary.repl.command.ExitException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/// Answers Jupyter: each cell is what one types at the prompt, slash commands included.
final class NotebookKernel extends BaseKernel {

    private final CellDisplay display = new CellDisplay();
    private final Session session = new Session(display);
    private final PromptCompleter completer = new PromptCompleter(CompletableFuture.completedFuture(session));

    NotebookKernel(String version) {
        super("Catenary", version, java(), List.of(), new NoHistory(), new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(), null, null, false, new StringStyler.Builder().build());
        Screen.use(new NotebookScreen(this::display));
        Thread.ofPlatform().name("warm-up").daemon().start(session::warmUp);
    }

    private static LanguageInfo java() {
        return new LanguageInfo.Builder("java").version(Runtime.version().toString()).mimetype("text/x-java")
                .fileExtension(".jsh").pygments("java").codemirror("text/x-java").build();
    }

    @Override public String getBanner() {
        return name + " " + version + " on Java " + Runtime.version().feature();
    }

    @Override public DisplayData evalRaw(String cell) {
        String asked = Help.asked(cell);
        if (asked != null) return page(session.help(asked));
        display.begin();
        run(cell);
        if (!display.failure().isEmpty()) throw new CellFailure(display.failure());
        return display.result() == null ? null : new DisplayData(display.result());
    }

    private void run(String cell) {
        String typed = cell.strip();
        if (!Command.isCommand(typed)) {
            session.eval(cell);
            return;
        }
        try {
            Command.run(typed, session);
        } catch (ExitException _) {
            display.line("a notebook is left by closing it");
        }
    }

    @Override public List<String> formatError(Throwable thrown) {
        return List.of(String.valueOf(thrown.getMessage()).split("\n"));
    }

    @Override public void interrupt() {
        session.interrupt();
    }

    @Override public ReplacementOptions complete(String code, int cursor) {
        String before = code.substring(0, code.offsetByCodePoints(0, cursor)); // Jupyter counts characters, not chars
        String kept = before.substring(0, PromptCompleter.start(before));
        return new ReplacementOptions(completer.proposals(before).stream().map(Proposal::text).toList(),
                kept.codePointCount(0, kept.length()), cursor);
    }

    @Override public DisplayData inspect(String code, int cursor, boolean extraDetail) {
        int end = code.offsetByCodePoints(0, cursor);
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) end++;
        String page = session.explain(code.substring(0, end));
        return page == null ? null : page(page);
    }

    private static DisplayData page(String markdown) {
        var data = new DisplayData(markdown);
        data.putMarkdown(markdown);
        return data;
    }

    @Override public String isComplete(String code) {
        if (Command.isCommand(code.strip()) || !Typed.isUnfinished(code)) return IS_COMPLETE_YES;
        return "";
    }
}
