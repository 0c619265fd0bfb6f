package catenary.links;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.functions.rnn.LstmSequence;
import catenary.functions.rnn.RnnSequence;
import java.util.List;
import java.util.function.Consumer;

/// Recurrent layers over whole sequences of differing lengths, in any order.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `0/w0` ... | (outSize, inSize) or (outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | `0/b0` ... | (outSize) | 0 |
/// | hx | (layers, batch, outSize); null is 0 | |
/// | xs | `batch` sequences, (length, inSize) each | |
/// | hy | as hx | |
/// | ys | as xs, (length, outSize) each | |
///
/// Each layer is a child `0`, `1`, ..., the first half of its weights for its input, the others for its state. Links for both
/// directions have two children a layer, forwards before backwards, twice as many rows of hx, and ys twice as wide.
public abstract class NStepRNNBase extends ChainList {

    private final int nLayers;
    private final int inSize;
    private final int outSize;
    private final double dropout;
    private final int directions;

    /// How the weights begin.
    public static final class Options extends BiasOptions<Options> {
        Options() {}
    }

    /// The parameters of a layer in one direction.
    private static final class Layer extends Link {

        Layer(int weights, int inSize, int outSize, Options o) {
            for (int j = 0; j < weights; j++) {
                addParam("w" + j, new Parameter(o.initialW, Shape.of(outSize, j < weights / 2 ? inSize : outSize)));
                addParam("b" + j, new Parameter(o.initialBias, Shape.of(outSize)));
            }
        }

        /// The biases, then the weights.
        List<Variable> part(int which) {
            List<Parameter> sorted = params(); // by name: b0 ... w0 ...
            int half = sorted.size() / 2;
            return List.copyOf(sorted.subList(which * half, (which + 1) * half));
        }
    }

    /// @param weights how many matrices, and as many biases, a layer has in one direction
    NStepRNNBase(int weights, int directions, int nLayers, int inSize, int outSize, double dropout,
            Consumer<Options> options) {
        Sizes.checkPositive(typeName(), "nLayers", nLayers);
        Sizes.checkPositive(typeName(), "inSize", inSize);
        Sizes.checkPositive(typeName(), "outSize", outSize);
        Options o = new Options();
        options.accept(o);
        this.nLayers = nLayers;
        this.inSize = inSize;
        this.outSize = outSize;
        this.dropout = Sizes.checkProbability(typeName(), "dropout", dropout);
        this.directions = directions;
        for (int l = 0; l < nLayers; l++) {
            for (int d = 0; d < directions; d++) {
                append(new Layer(weights, l == 0 ? inSize : directions * outSize, outSize, o));
            }
        }
    }

    /// How many arrays the state is made of.
    public int nCells() {
        return 1;
    }

    /// The state that a null stands for: zeros.
    public final Variable initHx(List<Variable> xs) {
        Variable x = xs.getFirst();
        return Variable.constant(
                NDArray.zeros(x.device(), x.dtype(), Shape.of(nLayers * directions, xs.size(), outSize)));
    }

    /// The function behind a link with one state.
    interface OneState {
        RnnSequence over(int nLayers, double dropout, Variable hx, List<List<Variable>> ws, List<List<Variable>> bs,
                List<Variable> xs);
    }

    /// The function behind a link with two.
    interface TwoStates {
        LstmSequence over(int nLayers, double dropout, Variable hx, Variable cx, List<List<Variable>> ws,
                List<List<Variable>> bs, List<Variable> xs);
    }

    final RnnSequence run(OneState function, Variable hx, List<Variable> xs) {
        Sequences order = order(xs);
        RnnSequence r = function.over(nLayers, dropout, state("hx", hx, xs, order), parts(1), parts(0),
                order.steps(xs));
        return new RnnSequence(order.unsorted(r.hy(), 1), order.sequences(r.ys()));
    }

    final LstmSequence run(TwoStates function, Variable hx, Variable cx, List<Variable> xs) {
        Sequences order = order(xs);
        LstmSequence r = function.over(nLayers, dropout, state("hx", hx, xs, order), state("cx", cx, xs, order),
                parts(1), parts(0), order.steps(xs));
        return new LstmSequence(order.unsorted(r.hy(), 1), order.unsorted(r.cy(), 1), order.sequences(r.ys()));
    }

    private List<List<Variable>> parts(int which) {
        return children().stream().map(layer -> ((Layer) layer).part(which)).toList();
    }

    private Sequences order(List<Variable> xs) {
        Sequences order = Sequences.of(typeName(), xs);
        Variable x = xs.getFirst();
        if (x.rank() != 2 || x.shape().axis(1) != inSize) {
            throw new IllegalArgumentException(typeName() + ": expected sequences of shape (length, " + inSize
                    + "), but found " + x.array().describe());
        }
        return order;
    }

    private Variable state(String what, Variable given, List<Variable> xs, Sequences order) {
        if (given == null) {
            return initHx(xs);
        }
        Shape expected = Shape.of(nLayers * directions, xs.size(), outSize);
        if (!given.shape().equals(expected)) {
            throw new IllegalArgumentException(typeName() + ": expected " + what + " of shape " + expected
                    + ", but found " + given.array().describe());
        }
        return order.sorted(given, 1);
    }

    @Override protected String specs() {
        return "nLayers=" + nLayers + ", inSize=" + inSize + ", outSize=" + outSize + ", dropout=" + dropout;
    }
}
