package catenary.repl;

import java.util.Arrays;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/// What a snippet threw: the message for the screen, the trace for `/trace`.
record Failure(String message, String trace) {

    static Failure of(JShellException thrown) {
        return switch (thrown) {
            case EvalException e -> new Failure(sentence(e), trace(e));
            case UnresolvedReferenceException e -> new Failure(
                    "this needs a declaration that is missing: "
                            + e.getSnippet().source().lines().findFirst().orElse(""),
                    "");
            default -> new Failure(String.valueOf(thrown.getMessage()), "");
        };
    }

    private static String sentence(EvalException e) {
        String name = e.getExceptionClassName();
        String type = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        String message = e.getMessage();
        if (message == null || message.isBlank()) return type;
        boolean speaksForItself = name.startsWith("catenary.")
                || name.equals("java.lang.IllegalArgumentException")
                || name.equals("java.lang.IllegalStateException")
                || name.equals("java.lang.UnsupportedOperationException");
        return speaksForItself ? message : type + ": " + message;
    }

    private static String trace(EvalException e) {
        String frames = Arrays.stream(e.getStackTrace()).map(f -> "    at " + f).collect(Collectors.joining("\n"));
        String head = e.getExceptionClassName() + ": " + e.getMessage() + "\n" + frames;
        return e.getCause() instanceof EvalException cause ? head + "\ncaused by " + trace(cause) : head;
    }
}
