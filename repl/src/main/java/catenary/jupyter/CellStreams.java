package catenary.jupyter;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/// What a cell prints and reads, by way of the notebook.
final class CellStreams extends JupyterIO {

    CellStreams() {
        super(StandardCharsets.UTF_8);
    }

    /// From now until the answer has left they are those of the cell.
    ///
    /// @param asks whether the front end asks its user for what a cell reads
    void begin(ShellReplyEnvironment cell, boolean asks) {
        setEnv(cell);
        cell.defer(() -> retractEnv(cell));
        setJupyterInEnabled(asks);
        if (!asks) System.setIn(new CellInput());
    }
}
