package catenary.dsl;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What a script's author reads when it does not compile or throws: message, place, source line, caret.
final class ScriptErrors {

    private static final int SHOWN_PROBLEMS = 10;
    private static final int SHOWN_FRAMES = 10;

    private ScriptErrors() {}

    static String refused(String name, String source, List<Problem> problems) {
        var lines = new Lines(source);
        var text = new StringBuilder();
        for (var problem : problems.subList(0, Math.min(SHOWN_PROBLEMS, problems.size()))) {
            int line = lines.line(problem.position());
            int column = lines.column(problem.position());
            text.append(
                    "%s:%d:%d: %s%n%s%n".formatted(name, line, column, problem.message(), lines.caret(line, column)));
        }
        int more = problems.size() - SHOWN_PROBLEMS;
        if (more > 0) text.append("and %d more%n".formatted(more));
        return text.toString();
    }

    /// The message first, then the script's own lines; all of the trace only if the property `catenary.trace`, which
    /// `--trace` sets, is true.
    ///
    /// @param ended the thread that ended for it, or null where all of the script does
    static String thrown(String name, String source, CompiledScript script, Throwable outermost, Thread ended) {
        return thrown(name, source, script, outermost) + (ended == null ? "" : "  in %s%n".formatted(called(ended)));
    }

    private static String called(Thread thread) {
        if (thread.getName().isEmpty()) return "a virtual thread";
        return "thread " + thread.getName();
    }

    private static String thrown(String name, String source, CompiledScript script, Throwable outermost) {
        if (Boolean.getBoolean("catenary.trace")) {
            var trace = new StringWriter();
            outermost.printStackTrace(new PrintWriter(trace, true));
            return trace.toString();
        }
        var thrown = unwrapped(outermost);
        var frames = thrown.getStackTrace();
        int top = top(script, frames);
        if (top == frames.length) {
            frames = outermost.getStackTrace(); // thrown elsewhere, in a thread of its own say; the script waited for it
            top = top(script, frames);
        }
        if (top == frames.length) return name + ": " + sentence(thrown) + System.lineSeparator();
        var lines = new Lines(source);
        int line = script.line(frames[top]);
        if (line == 0) return name + ": " + sentence(thrown) + System.lineSeparator();
        int column = column(script, lines, thrown, frames, top);
        var text = new StringBuilder(
                "%s:%d:%d: %s%n%s%n".formatted(name, line, column, sentence(thrown), lines.caret(line, column)));
        for (var cause = thrown.getCause(); cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (!sentence(thrown).contains(String.valueOf(cause.getMessage())))
                text.append("  caused by: %s%n".formatted(sentence(cause)));
        }
        int shown = 0;
        int hidden = 0;
        boolean statement = false;
        for (int i = top; i < frames.length; i++) {
            if (!isOf(script, frames[i])) continue;
            if (frames[i].getMethodName().startsWith(Unit.RUN)) {
                if (statement) continue; // one part of a long script goes on to the next
                statement = true;
            }
            if (shown++ < SHOWN_FRAMES)
                text.append("  at %s:%d%s%n".formatted(name, script.line(frames[i]), where(script, frames[i])));
            else
                hidden++;
        }
        if (hidden > 0) text.append("  and %d more%n".formatted(hidden));
        return text.toString();
    }

    /// What was thrown inside of what only says that something was: by a class as it began to be used, or in another thread.
    private static Throwable unwrapped(Throwable thrown) {
        boolean wraps = thrown instanceof ExceptionInInitializerError || thrown instanceof InvocationTargetException
                || thrown instanceof ExecutionException || thrown instanceof CompletionException;
        return wraps && thrown.getCause() != null ? unwrapped(thrown.getCause()) : thrown;
    }

    private static int top(CompiledScript script, StackTraceElement[] frames) {
        int top = 0;
        while (top < frames.length && !isOf(script, frames[top])) top++;
        return top;
    }

    /// The message, with the type in front unless the message is a sentence of its own.
    static String sentence(Throwable thrown) {
        String message = thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        if (thrown instanceof NoSuchFileException && message != null) return "there is no file " + message;
        if (message == null || message.isBlank())
            return thrown instanceof StackOverflowError ? type + ": calls nest too deep" : type;
        boolean speaksForItself =
                thrown instanceof IllegalArgumentException && !(thrown instanceof NumberFormatException)
                        || thrown instanceof IllegalStateException
                        || thrown instanceof UnsupportedOperationException || thrown instanceof AssertionError
                        || thrown.getClass().getName().startsWith("catenary.");
        return speaksForItself ? message : type + ": " + message;
    }

    private static boolean isOf(CompiledScript script, StackTraceElement frame) {
        return script.classes().containsKey(frame.getClassName());
    }

    private static String where(CompiledScript script, StackTraceElement frame) {
        if (frame.getMethodName().contains("$")) return "";
        String owner = frame.getClassName().substring(script.mainClass().length()).replace('$', '.');
        String method = frame.getMethodName().equals("<init>") ? "" : "." + frame.getMethodName();
        return " in " + (owner + method).substring(1);
    }

    /// The column of what the frame was doing, told by the name of the method it called or the kind of the exception.
    private static int column(CompiledScript script, Lines lines, Throwable thrown, StackTraceElement[] frames,
            int top) {
        int line = script.line(frames[top]);
        var sites = script.sites().stream().filter(s -> s.line() == line).toList();
        boolean called = top > 0 || thrown instanceof StackOverflowError; // which is thrown where the method calls itself
        String sought = called ? frames[Math.max(0, top - 1)].getMethodName() : marker(thrown);
        for (var site : sites) {
            if (site.name().equals(sought)) return site.column();
        }
        String shown = lines.show(line);
        return 1 + shown.length() - shown.stripLeading().length();
    }

    private static String marker(Throwable thrown) {
        return switch (thrown) {
            case ArithmeticException _ -> Site.DIVISION;
            case ArrayIndexOutOfBoundsException _ -> Site.INDEX;
            case NegativeArraySizeException _ -> Site.NEW_ARRAY;
            case ArrayStoreException _ -> Site.INDEX;
            case ClassCastException _ -> Site.CAST;
            case NullPointerException _ -> Site.MEMBER;
            default -> Site.THROW;
        };
    }
}
