package catenary.links;

import static catenary.functions.noise.Zoneout.zoneout;
import static catenary.functions.rnn.Lstm.lstm;

import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.function.Consumer;

/// Long short-term memory that, in training, keeps each element of its state from the step before with some probability.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `upward/W` | (4 outSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `upward/b` | (4 outSize) | 0 |
/// | `lateral/W` | (4 outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | x | (batch, ...), with inSize elements an example | |
/// | returns | h, (batch, outSize) | |
///
/// What the cells show is made of the new memory, before elements of that are kept. Otherwise as [LSTM], but that every step
/// of a sequence has the same rows.
///
/// Krueger et al.: [Zoneout](https://arxiv.org/abs/1606.01305) (2017).
public class StatefulZoneoutLSTM extends StatefulLSTMBase {

    private final double cRatio;
    private final double hRatio;

    /// How much is kept.
    public static final class Ratios {
        private double cRatio = 0.5;
        private double hRatio = 0.5;

        private Ratios() {}

        /// The probability of an element of the memory to stay as it was, in `[0, 1)`; 0.5 if not given.
        public Ratios cRatio(double cRatio) {
            this.cRatio = cRatio;
            return this;
        }

        /// The same for what the cells show.
        public Ratios hRatio(double hRatio) {
            this.hRatio = hRatio;
            return this;
        }
    }

    /// The first input shows its size.
    public StatefulZoneoutLSTM(int outSize) {
        this(outSize, _ -> {});
    }

    public StatefulZoneoutLSTM(int outSize, Consumer<Ratios> options) {
        this(null, outSize, options);
    }

    public StatefulZoneoutLSTM(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public StatefulZoneoutLSTM(int inSize, int outSize, Consumer<Ratios> options) {
        this((Integer) inSize, outSize, options);
    }

    /// @param inSize null if the first input shows it
    public StatefulZoneoutLSTM(Integer inSize, int outSize, double cRatio, double hRatio) {
        this(inSize, outSize, o -> o.cRatio(cRatio).hRatio(hRatio));
    }

    private StatefulZoneoutLSTM(Integer inSize, int outSize, Consumer<Ratios> options) {
        super(inSize, outSize, o -> o.forgetBiasInit(0));
        Ratios r = new Ratios();
        options.accept(r);
        cRatio = Sizes.checkProbability("StatefulZoneoutLSTM", "cRatio", r.cRatio);
        hRatio = Sizes.checkProbability("StatefulZoneoutLSTM", "hRatio", r.hRatio);
    }

    /// The next step.
    ///
    /// @throws IllegalArgumentException if there are not as many rows as the state has
    @Override protected Variable forward(Variable x) {
        Variable c = memory(x);
        States.checkRows(typeName(), c, x);
        Variable h = h() == null ? States.zeros(x, stateSize()) : h();
        LstmState s = lstm(c, gates(h(), x));
        remember(new LstmState(zoneout(c, s.c(), cRatio), zoneout(h, s.h(), hRatio)));
        return h();
    }

    @Override protected String specs() {
        return super.specs() + ", cRatio=" + cRatio + ", hRatio=" + hRatio;
    }
}
