package catenary.links;

import java.util.function.Consumer;

/// Another name of [StatefulGRU].
public class GRU extends StatefulGRU {

    /// The first input shows its size.
    public GRU(int outSize) {
        super(outSize);
    }

    public GRU(int outSize, Consumer<Options> options) {
        super(outSize, options);
    }

    public GRU(int inSize, int outSize) {
        super(inSize, outSize);
    }

    public GRU(int inSize, int outSize, Consumer<Options> options) {
        super(inSize, outSize, options);
    }
}
