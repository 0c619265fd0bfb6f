package catenary.links;

import static catenary.functions.normalization.LayerNormalization.layerNormalization;

import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Layer normalization: each row with its own mean and variance taken out, then scaled and shifted by column.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `gamma` | (size) | 1 |
/// | `beta` | (size) | 0 |
/// | x, y | (batch, size) | |
///
/// Without `size`, the first input shows it. `eps` is 1e-6, not the 1e-5 of [catenary.functions.normalization.LayerNormalization].
///
/// Ba, Kiros, Hinton: [Layer normalization](https://arxiv.org/abs/1607.06450) (2016).
public class LayerNormalization extends Link {

    private final double eps;
    private final Parameter gamma;
    private final Parameter beta;

    /// What a [LayerNormalization] may be told besides its size.
    public static final class Options extends NormalizationOptions<Options> {
        private Options() {
            super(1e-6);
        }
    }

    /// The first input shows the size.
    public LayerNormalization() {
        this(_ -> {});
    }

    public LayerNormalization(Consumer<Options> options) {
        this(null, options);
    }

    public LayerNormalization(int size) {
        this(size, _ -> {});
    }

    public LayerNormalization(int size, Consumer<Options> options) {
        this((Integer) size, options);
    }

    private LayerNormalization(Integer size, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        eps = o.eps;
        gamma = o.gamma(Config.current().preciseDtype());
        beta = o.beta(Config.current().preciseDtype());
        if (size != null) {
            Sizes.checkPositive("LayerNormalization", "size", size);
            initialize(size);
        }
    }

    private void initialize(int size) {
        if (!gamma.isInitialized()) {
            gamma.initialize(Shape.of(size));
        }
        if (!beta.isInitialized()) {
            beta.initialize(Shape.of(size));
        }
    }

    /// The scale.
    public final Parameter gamma() {
        return gamma;
    }

    /// The shift.
    public final Parameter beta() {
        return beta;
    }

    @Override protected Variable forward(Variable x) {
        Sizes.checkRank("LayerNormalization", x, 2, "(batch, size)");
        initialize(x.shape().axis(1));
        return layerNormalization(x, gamma, beta, o -> o.eps(eps));
    }

    @Override protected String specs() {
        return "size=" + Sizes.text(gamma, 0) + ", eps=" + eps;
    }
}
