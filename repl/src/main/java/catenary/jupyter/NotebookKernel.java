package catenary.jupyter;

import catenary.dsl.Proposal;
import catenary.dsl.Typed;
import catenary.picture.Screen;
import catenary.repl.Help;
import catenary.repl.PromptCompleter;
import catenary.repl.Session;
import catenary.repl.command.Command;
import catenary.repl.command.ExitException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/// Answers Jupyter: each cell is what one types at the prompt, slash commands included.
final class NotebookKernel extends BaseKernel {

    private final CellDisplay display = new CellDisplay();
    private final Session session = new Session(display);
    private final PromptCompleter completer = new PromptCompleter(CompletableFuture.completedFuture(session));

    private final CellHistory history = new CellHistory();
    private final CellStreams streams;

    NotebookKernel(String version) {
        this(version, new CellStreams());
    }

    private NotebookKernel(String version, CellStreams streams) {
        super("Catenary", version, java(), List.of(), null, streams, new CommManager(), new Renderer(), null,
                null, false, new StringStyler.Builder().build());
        this.streams = streams;
        System.setProperty("catenary.notebook", "true"); // training draws its progress in one line
        Screen.use(new NotebookScreen(this::display, session::text));
        Thread.ofPlatform().name("warm-up").daemon().start(session::warmUp);
    }

    private static LanguageInfo java() {
        return new LanguageInfo.Builder("java").version(Runtime.version().toString()).mimetype("text/x-java")
                .fileExtension(".jsh").pygments("java").codemirror("text/x-java").build();
    }

    @Override public String getBanner() {
        return name + " " + version + " on Java " + Runtime.version().feature();
    }

    /// Runs a cell. The library's own names every failure by the class that brings it here.
    @Override protected synchronized void handleExecuteRequest(ShellReplyEnvironment cell,
            Message<ExecuteRequest> message) {
        var request = message.getContent();
        boolean silent = request.isSilent();
        int number = silent ? executionCount.get() : executionCount.getAndIncrement();
        commManager.setMessageContext(message);
        cell.setBusyDeferIdle();
        if (!silent) cell.publish(new PublishExecuteInput(request.getCode(), number));
        replaceOutputStreams(cell);
        streams.begin(cell, request.isStdinEnabled());
        DisplayData result = null;
        try {
            result = evalRaw(request.getCode());
            streams.send();
            if (result != null && !silent) cell.publish(new PublishExecuteResult(number, result));
            cell.defer().reply(new ExecuteReply(number, Map.of()));
        } catch (CellFailure e) {
            failed(cell, number, request, e);
        } catch (RuntimeException | Error e) {
            failed(cell, number, request,
                    new CellFailure(e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
        }
        if (request.shouldStoreHistory() && !silent)
            history.add(number, request.getCode(),
                    result == null ? null : (String) result.getData(MIMEType.TEXT_PLAIN));
    }

    @Override public void display(DisplayData data) {
        streams.send();
        super.display(data);
    }

    private void failed(ShellReplyEnvironment cell, int number, ExecuteRequest request, CellFailure e) {
        streams.send();
        var lines = List.of(e.getMessage().split("\n"));
        cell.publish(new PublishError(e.kind(), e.getMessage(), lines));
        var reply = new ErrorReply(e.kind(), e.getMessage(), lines);
        reply.setExecutionCount(number);
        if (request.shouldStopOnError() && cell.getShell() instanceof RequestChannel channel) channel.abortWaiting();
        cell.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
    }

    @Override protected void handleHistoryRequest(ShellReplyEnvironment asker, Message<HistoryRequest> message) {
        asker.setBusyDeferIdle();
        asker.reply(history.answer(message.getContent()));
    }

    @Override public DisplayData evalRaw(String cell) {
        String asked = Help.asked(cell);
        if (asked != null) return page(session.help(asked));
        display.begin();
        run(cell);
        if (display.failure() != null) throw display.failure();
        return display.result();
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
