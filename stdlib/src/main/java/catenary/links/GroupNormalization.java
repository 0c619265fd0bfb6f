package catenary.links;

import static catenary.functions.normalization.GroupNormalization.groupNormalization;

import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Group normalization: the channels of each example in groups, each with its own mean and variance taken out, then scaled
/// and shifted by channel.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `gamma` | (size) | 1 |
/// | `beta` | (size) | 0 |
/// | x, y | (batch, size, ...) | |
///
/// Without `size`, the first input shows it. `eps` is 1e-5 if not given.
///
/// Wu, He: [Group normalization](https://arxiv.org/abs/1803.08494) (2018).
public class GroupNormalization extends Link {

    private final int groups;
    private final double eps;
    private final Parameter gamma;
    private final Parameter beta;

    /// What a [GroupNormalization] may be told besides its sizes.
    public static final class Options extends NormalizationOptions<Options> {
        private Options() {
            super(1e-5);
        }
    }

    /// The first input shows the size.
    public GroupNormalization(int groups) {
        this(groups, _ -> {});
    }

    public GroupNormalization(int groups, Consumer<Options> options) {
        this(groups, null, options);
    }

    public GroupNormalization(int groups, int size) {
        this(groups, size, _ -> {});
    }

    public GroupNormalization(int groups, int size, Consumer<Options> options) {
        this(groups, (Integer) size, options);
    }

    private GroupNormalization(int groups, Integer size, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("GroupNormalization", "groups", groups);
        this.groups = groups;
        eps = o.eps;
        gamma = o.gamma(Config.current().preciseDtype());
        beta = o.beta(Config.current().preciseDtype());
        if (size != null) {
            Sizes.checkPositive("GroupNormalization", "size", size);
            initialize(size);
        }
    }

    private void initialize(int size) {
        if (size % groups != 0) {
            throw new IllegalArgumentException(
                    "GroupNormalization: expected size to be a multiple of groups, but " + size
                            + " is none of " + groups);
        }
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
        if (x.rank() < 2) {
            throw new IllegalArgumentException("GroupNormalization: expected x of shape (batch, size, ...), but found "
                    + x.array().describe());
        }
        initialize(x.shape().axis(1));
        return groupNormalization(x, groups, gamma, beta, o -> o.eps(eps));
    }

    @Override protected String specs() {
        return "groups=" + groups + ", size=" + Sizes.text(gamma, 0) + ", eps=" + eps;
    }
}
