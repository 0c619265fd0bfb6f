package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;

/// One parameter as a link, so that it can stand where a link is wanted. Chainer's link `Parameter`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | that of `array` | a copy of `array` |
///
/// It takes no input, and gives `W`.
public class ParameterLink extends Link {

    private final Parameter W;

    public ParameterLink(NDArray array) {
        W = new Parameter(array.copy());
    }

    /// The parameter.
    public final Parameter W() {
        return W;
    }

    /// The parameter, as a part of the graph.
    public Variable apply() {
        return called(() -> W);
    }

    @Override protected String specs() {
        return "shape=" + W.shape();
    }
}
