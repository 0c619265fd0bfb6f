package catenary.repl;

import catenary.dsl.Prelude;
import catenary.dsl.Proposal;
import catenary.dsl.RefusedException;
import catenary.dsl.Scope;
import catenary.dsl.ScriptRunner;
import catenary.dsl.SessionScript;
import catenary.dsl.Typed;
import catenary.repl.command.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;

/// The snippets evaluated so far, and the evaluation of the next one.
public final class Session {

    /// How often a snippet may be refused, rewritten and tried again; each try takes sugar one level further.
    private static final int TRIES = 20;

    private static final String INTERRUPTED = "interrupted";

    private final Display display;
    private final SessionScript script = new SessionScript();
    private final List<String> typed = new ArrayList<>();
    private final Sources sources = new Sources();
    private final List<String> packages = new ArrayList<>();
    private JShell shell;
    private Execution execution;
    private int count;
    private volatile Failure failure;
    private String java = "nothing was typed yet";
    private volatile Set<String> functions = Set.of();
    private volatile boolean running;
    private boolean recorded;
    private Recording recording = new Recording(null);

    /// Starts the compiler, which takes a moment: build a session away from the thread that paints the prompt.
    public Session(Display display) {
        this.display = display;
        start();
    }

    private void start() {
        execution = new Execution(display, this::threwInBackground);
        shell = JShell.builder()
                .executionEngine(execution.provider(), Map.of())
                .compilerOptions("--class-path", System.getProperty("java.class.path"), "-parameters")
                .tempVariableNameGenerator(() -> "$" + (count + 1))
                .build();
        Prelude.FIRST.forEach(shell::eval);
        packages.clear();
        packages.addAll(Prelude.PACKAGES);
        count = 0;
        script.clear();
        sources.clear();
    }

    /// Runs the compiler and a tiny graph once, so that the first snippet of the user does not have to wait for what can be done before.
    public void warmUp() {
        var scope = new Scope(Prelude.IMPORTS, Map.of(), List.of());
        try {
            for (var snippet : Typed.split("{ var x = variable(1); var y = x * x; y.backward(); }")) {
                snippet.rewrite(scope);
                synchronized (this) {
                    if (count == 0 && !running) shell.eval(snippet.java()).forEach(e -> shell.drop(e.snippet()));
                }
            }
            execution.setMemoryAside();
            functions = Prelude.functions();
            while (importNext()) Thread.onSpinWait(); // one at a time, so that the user's next snippet waits for one at most
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized boolean importNext() {
        if (packages.isEmpty()) return false;
        shell.eval(Prelude.importOf(packages.removeFirst()));
        return true;
    }

    /// Imports the packages that the snippet needs and the background has not come to yet.
    private void importWhatIsNamed(Typed snippet) {
        if (packages.isEmpty()) return;
        var classes = snippet.names().stream().filter(n -> Character.isUpperCase(n.charAt(0))).toList();
        packages.removeIf(p -> {
            boolean needed = classes.stream().anyMatch(c -> Prelude.has(p, c));
            if (needed) shell.eval(Prelude.importOf(p));
            return needed;
        });
    }

    /// Forgets all variables, methods, types and imports of the user.
    public void reset() {
        shell.close();
        start();
    }

    public Display display() {
        return display;
    }

    /// Evaluates what was typed, snippet by snippet, up to the first that fails; false if one did.
    public boolean eval(String typed) {
        this.typed.add(typed.strip());
        return eval(typed, true);
    }

    /// Evaluates code that a command has made, as if typed, but leaves it out of what is saved.
    public boolean evalForCommand(String code) {
        return eval(code, false);
    }

    private boolean eval(String typed, boolean record) {
        return guarded(() -> {
            recorded = record;
            var snippets = Typed.split(typed);
            for (var snippet : snippets) {
                display.next();
                if (!eval(snippet, typed, snippets.size() > 1)) return false;
            }
            return true;
        }, typed);
    }

    /// Runs the part of a command that may take long or run code of the user: Ctrl-C stops it, and what it throws is told as
    /// that of a snippet is.
    public boolean run(Callable<?> body) {
        return guarded(() -> {
            try {
                execution.run(body);
                return true;
            } catch (ExecutionControl.StoppedException _) {
                display.failure("Interrupted", INTERRUPTED);
            } catch (Throwable e) {
                failed(Failure.of(e));
            }
            return false;
        }, "");
    }

    /// Runs a script apart from what is declared here; Ctrl-C stops it, too.
    public void runScript(String path, String[] args) {
        run(() -> {
            try {
                ScriptRunner.runFile(path, args, Weaver::weave);
            } catch (Exit e) {
                if (e.code() != 0) display.line(path + " ended with exit code " + e.code());
            }
            return null;
        });
    }

    private interface Work {
        boolean done() throws RefusedException;
    }

    private boolean guarded(Work work, String typed) {
        execution.allow();
        running = true; // from here on Ctrl-C counts, even while the compiler is still busy with imports
        try {
            synchronized (this) {
                return work.done();
            }
        } catch (RefusedException e) {
            var problem = e.problems().getFirst();
            display.problem(problem.message() + Command.meant(typed), typed, problem.position());
            return false;
        } catch (StackOverflowError e) {
            display.failure("this is nested too deep for the compiler");
            return false;
        } catch (OutOfMemoryError e) {
            execution.useMemorySetAside();
            display.failure("OutOfMemoryError", Failure.outOfMemory(e.getMessage()));
            return false;
        } finally {
            running = false;
        }
    }

    private boolean eval(Typed snippet, String typed, boolean oneOfMany) {
        boolean done = true;
        var own = new ArrayList<Snippet>();
        var events = evalWithSugar(snippet);
        java = snippet.java();
        for (var event : events) {
            if (event.causeSnippet() != null) continue;
            sources.put(event.snippet().id(), snippet);
            done &= show(event, snippet, typed, oneOfMany);
            own.add(event.snippet());
        }
        if (done && recorded) record(snippet.typed(), own);
        if (done && snippet.note() != null) display.line(snippet.note());
        return done;
    }

    /// From now on what is done is written to `recording`, too.
    synchronized void keep(Recording recording) {
        this.recording = recording;
    }

    private void record(String typed, List<Snippet> snippets) {
        String news = recording.add(typed);
        if (news != null) display.line(news);
        var variables = new ArrayList<String>();
        String value = null;
        for (var snippet : snippets) {
            switch (snippet) {
                case MethodSnippet _, TypeDeclSnippet _ -> {
                    script.addMember(typed, signature(snippet));
                    return;
                }
                case VarSnippet v when isTemporary(v) -> value = v.name();
                case VarSnippet v -> variables.add(v.name());
                default -> {
                    // Statements and imports declare nothing.
                }
            }
        }
        script.add(typed, variables, value);
    }

    /// What Java accepts is evaluated as it is; what it refuses is rewritten and tried again.
    private List<SnippetEvent> evalWithSugar(Typed snippet) {
        importWhatIsNamed(snippet);
        if (mayNeedSugar(snippet)) snippet.rewrite(Scopes.of(snippet, shell));
        for (int i = 0;; i++) {
            var events = shell.eval(snippet.java());
            boolean refused =
                    events.stream().anyMatch(e -> e.causeSnippet() == null && e.status() != Snippet.Status.VALID);
            if (!refused || i == TRIES || !snippet.rewrite(Scopes.of(snippet, shell))) return events;
        }
    }

    /// Spares the snippet a first try that would fail: it computes with a variable of ours, or assigns to a new one. JShell
    /// accepts declarations that name what is missing, so sugar has to come first there.
    private boolean mayNeedSugar(Typed snippet) {
        if (snippet.isDeclaration() || snippet.isMarked()) return true;
        String assigned = snippet.assigned();
        if (assigned != null && shell.variables().noneMatch(v -> v.name().equals(assigned))) return true;
        if (!snippet.hasOperators()) return false;
        var names = snippet.names();
        return shell.variables().anyMatch(v -> names.contains(v.name()) && Character.isUpperCase(v.typeName().charAt(0))
                && !v.typeName().equals("String"));
    }

    private boolean show(SnippetEvent event, Typed snippet, String typed, boolean oneOfMany) {
        var refusal = Refusal.of(event, shell);
        if (refusal.isPresent()) {
            var d = refusal.get();
            display.problem(snippet.sentence(d.getCode(), d.getMessage(Locale.ENGLISH), d.getStartPosition(),
                    d.getEndPosition(), contents().names()) + Command.meant(typed), typed,
                    snippet.typedPosition(d.getPosition()));
            return false;
        }
        count++;
        if (event.exception() != null) {
            if (isTemporary(event.snippet())) shell.drop(event.snippet());
            failed(Failure.of(event.exception()));
            return false;
        }
        if (execution.hasStopped()) {
            display.failure("Interrupted", INTERRUPTED);
            return false;
        }
        switch (event.snippet()) {
            case VarSnippet variable -> {
                boolean temporary = isTemporary(variable);
                if (!temporary || !"null".equals(event.value()))
                    value(temporary && oneOfMany ? "" : variable.name(), Contents.shown(variable, event.value()));
            }
            case ExpressionSnippet expression -> {
                if (!"null".equals(event.value())) value(expression.name(), event.value());
            }
            case MethodSnippet method ->
                    defined(event, "method " + method.name() + "(" + method.parameterTypes() + ")");
            case TypeDeclSnippet type -> defined(event, type.name());
            default -> {
                // Statements and imports have nothing to show.
            }
        }
        return true;
    }

    private void failed(Failure failure) {
        this.failure = failure;
        if (execution.isStopping() && !failure.saysHowToGoOn()) display.failure("Interrupted", INTERRUPTED);
        else display.failure(failure.kind(), failure.message() + sources.places(failure, display));
    }

    /// Standard output knows how to leave alone what is being typed.
    private void threwInBackground(Thread thread, Throwable e) {
        failure = Failure.of(e);
        String name = thread.getName().isEmpty() ? "a virtual thread" : "thread " + thread.getName();
        System.out.println(name + ": " + failure.message() + "; /trace shows where");
    }

    private static boolean isTemporary(Snippet snippet) {
        return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private void value(String name, String value) {
        if (value != null && !value.isEmpty()) display.value(name, value);
    }

    private void defined(SnippetEvent event, String what) {
        if (event.status() == Snippet.Status.VALID) display.line("defined " + what);
        else {
            var missing = shell.unresolvedDependencies((jdk.jshell.DeclarationSnippet) event.snippet()).toList();
            display.line("defined " + what + ", which can be used once there is "
                    + String.join(", ", missing).replaceAll("\\b([a-z]\\w*\\.)+(?=[A-Z])", ""));
        }
    }

    /// Stops what was typed, if it runs; at once where it is still being compiled.
    public void interrupt() {
        if (running) execution.stop();
    }

    /// The names of the preloaded functions and of those of `F`; none before the session is warm.
    Set<String> functions() {
        return functions;
    }

    /// What is declared here.
    public Contents contents() {
        return new Contents(shell, execution);
    }

    /// What may stand after `before`. Runs none of it.
    synchronized List<Proposal> complete(String before) {
        return Completions.of(before, shell);
    }

    /// The documentation of what the text ends with, as Markdown; null where there is none. Runs none of it.
    public synchronized String explain(String text) {
        return Help.page(text, shell);
    }

    /// The documentation of a name, a member or what fits a pattern; where there is none, a sentence that says so.
    public synchronized String help(String asked) {
        return Help.about(asked, shell);
    }

    /// The text of a value as it is shown here, shortened where it is long.
    public String text(Object value) {
        return execution.text(value);
    }

    /// What was typed and evaluated without an error.
    public SessionScript script() {
        return script;
    }

    /// A script that does the same, without declarations that cannot be used since they name what is not there.
    public List<String> scriptLines() {
        return script.lines(shell.snippets().filter(s -> shell.status(s) == Snippet.Status.RECOVERABLE_DEFINED
                || shell.status(s) == Snippet.Status.RECOVERABLE_NOT_DEFINED).map(Session::signature)
                .collect(Collectors.toSet()));
    }

    private static String signature(Snippet snippet) {
        return switch (snippet) {
            case MethodSnippet m -> m.name() + "(" + m.parameterTypes() + ")";
            case TypeDeclSnippet t -> t.name();
            default -> "";
        };
    }

    /// All that was typed here, with or without success.
    public List<String> typed() {
        return List.copyOf(typed);
    }

    /// The full trace of the last exception, or null.
    public String lastTrace() {
        return failure == null ? null : failure.trace();
    }

    /// The Java that `typed` would become here, without running it; that of the last snippet where nothing is typed.
    public synchronized String java(String typed) {
        return typed.isEmpty() ? java : Scopes.java(typed, shell);
    }
}
