package catenary.repl;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.OSUtils;

/// The terminal that the user sits at, opened soon: people wait for it at every start.
///
/// JLine has several ways to a terminal. Its native library is ready at once; where there is none for the platform the
/// foreign-function API is asked, for which Java takes a tenth of a second. Left to choose, JLine tries all of them and
/// starts four programs.
final class UserTerminal {

    private UserTerminal() {}

    /// The terminal, or null if standard input is none.
    static Terminal open() throws IOException {
        var way = way();
        if (way == null ? !isConsole() : !way.isSystemStream(SystemStream.Input)) return null;
        var builder = TerminalBuilder.builder().system(true).dumb(true).encoding(encoding()).stdinEncoding(encoding())
                .stdoutEncoding(encoding());
        if (way == null) return builder.build();
        String type = builder.computeType();
        boolean usual = type != null && !type.startsWith(Terminal.TYPE_DUMB) && way.isSystemStream(SystemStream.Output);
        if (!usual) return builder.provider(way.name()).build();
        describe(type);
        if (way instanceof JniTerminalProvider jni && !OSUtils.IS_WINDOWS) return posix(jni, type);
        return way.sysTerminal("catenary", type, false, encoding(), encoding(), encoding(), true,
                Terminal.SignalHandler.SIG_DFL, false, SystemStream.Output);
    }

    private static Terminal posix(JniTerminalProvider way, String type) throws IOException {
        return new PosixSysTerminal("catenary", type, way.current(SystemStream.Output), encoding(), true,
                Terminal.SignalHandler.SIG_DFL) {
            private final NonBlockingReader typed = new TypedInput(this, encoding);

            @Override public NonBlockingReader reader() {
                return typed;
            }
        };
    }

    /// The native way, else the foreign one; null where neither works.
    private static TerminalProvider way() {
        try {
            if (JLineNativeLoader.initialize()) return TerminalProvider.load("jni");
        } catch (Exception | LinkageError _) {
            // There is no library for this platform, or no folder to load it from.
        }
        try {
            return TerminalProvider.load("ffm");
        } catch (Exception | LinkageError _) {
            return null;
        }
    }

    private static boolean isConsole() {
        return System.console() != null && System.console().isTerminal();
    }

    /// The usual types of terminals are described in JLine; what it does not know it asks the program `infocmp`.
    private static void describe(String type) {
        String known = InfoCmp.getDefaultInfoCmp(type);
        if (known != null) InfoCmp.setLoadedInfoCmp(type, known);
    }

    /// The encoding of the terminal. Where a plain environment such as `LC_ALL=C` says ASCII, terminals send UTF-8 all the same.
    private static Charset encoding() {
        String name = System.getProperty("stdin.encoding", "");
        return name.isEmpty() || name.startsWith("ANSI_X3") || !Charset.isSupported(name) ? StandardCharsets.UTF_8
                : Charset.forName(name);
    }
}
