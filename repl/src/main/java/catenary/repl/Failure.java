package catenary.repl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/// What a snippet threw: its simple name, the message for the screen, where it happened, and the trace for `/trace`.
record Failure(String kind, String message, String trace, List<Place> places) {

    /// A line of a snippet; `what` says what happened there. It `isOwn` where nothing that was typed elsewhere had called it.
    record Place(String what, String snippet, int line, boolean isOwn) {}

    private static final String TRAINING_INTERRUPTED = "catenary.training.TrainingInterruptedException";

    private static final String MISSING = "MissingDeclaration";

    /// How the engine calls the trace that it keeps of a forward call, in debug mode.
    private static final String FORWARD_CALL = "forward call of";

    static Failure of(JShellException thrown) {
        return switch (thrown) {
            case EvalException e ->
                    new Failure(simple(e.getExceptionClassName()), sentence(e.getExceptionClassName(), e.getMessage()),
                            trace(e), places(e));
            case UnresolvedReferenceException e -> new Failure(MISSING,
                    "this needs a declaration that is missing: "
                            + e.getSnippet().source().lines().findFirst().orElse(""),
                    "", List.of());
            default -> new Failure(simple(thrown.getClass().getName()), String.valueOf(thrown.getMessage()), "",
                    List.of());
        };
    }

    /// What a command threw.
    static Failure of(Throwable thrown) {
        String name = thrown.getClass().getName();
        return new Failure(simple(name), sentence(name, thrown.getMessage()),
                name + ": " + thrown.getMessage() + "\n" + frames(thrown), List.of());
    }

    /// Whether the message is for whoever interrupted: a training says how to resume it.
    boolean saysHowToGoOn() {
        return trace.startsWith(TRAINING_INTERRUPTED);
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static String sentence(String name, String message) {
        String type = simple(name);
        if (name.equals("java.lang.StackOverflowError")) return type + ": calls nest too deep";
        if (name.equals("java.lang.OutOfMemoryError")) return outOfMemory(message);
        if (message == null || message.isBlank()) return type;
        boolean speaksForItself = name.startsWith("catenary.")
                || name.equals("java.lang.IllegalArgumentException")
                || name.equals("java.lang.IllegalStateException")
                || name.equals("java.lang.UnsupportedOperationException");
        return speaksForItself ? message : type + ": " + message;
    }

    static String outOfMemory(String reason) {
        return "out of memory: " + reason + "; the heap holds " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB, and CATENARY_JAVA_OPTS=-Xmx8g sets another limit; set variables that hold much to null";
    }

    private static String trace(EvalException e) {
        String head = e.getExceptionClassName() + ": " + e.getMessage() + "\n" + frames(e);
        return e.getCause() instanceof EvalException cause ? head + "\ncaused by " + trace(cause) : head;
    }

    private static String frames(Throwable e) {
        return Arrays.stream(e.getStackTrace()).map(f -> "    at " + f).collect(Collectors.joining("\n"));
    }

    /// The innermost line of a snippet that threw; and of one that called forward what failed in backward.
    private static List<Place> places(EvalException e) {
        var places = new ArrayList<Place>();
        boolean several = Arrays.stream(e.getStackTrace()).map(Failure::snippet).filter(Objects::nonNull).distinct()
                .count() > 1;
        boolean forward = e.getCause() instanceof EvalException cause
                && String.valueOf(cause.getMessage()).startsWith(FORWARD_CALL);
        place(e, "at:", !several && !forward, places);
        if (forward) place((EvalException) e.getCause(), "called forward at:", false, places);
        return places;
    }

    private static void place(EvalException e, String what, boolean isOwn, List<Place> places) {
        for (var frame : e.getStackTrace()) {
            if (snippet(frame) == null) continue;
            places.add(new Place(what, snippet(frame), frame.getLineNumber(), isOwn));
            return;
        }
    }

    private static String snippet(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? file.substring(1) : null;
    }
}
