package catenary.jupyter;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/// What a cell prints and reads, by way of the notebook.
final class CellStreams extends JupyterIO {

    private final CellOutput printed = new CellOutput(out);
    private final CellOutput complained = new CellOutput(err);
    private final PrintStream output = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final PrintStream errors = new PrintStream(complained, true, StandardCharsets.UTF_8);

    CellStreams() {
        super(StandardCharsets.UTF_8);
        CellOutput.pair(printed, complained);
    }

    /// From now until the answer has left they are those of the cell.
    ///
    /// @param asks whether the front end asks its user for what a cell reads
    void begin(ShellReplyEnvironment cell, boolean asks) {
        setEnv(cell);
        cell.defer(() -> retractEnv(cell));
        setJupyterInEnabled(asks);
        System.setOut(output);
        System.setErr(errors);
        System.setIn(new CellInput(asks ? in : null, this::send));
    }

    /// Sends what was printed, so that it comes before what is shown next.
    void send() {
        printed.send();
        complained.send();
    }
}
