package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Generator;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.functions.rnn.LstmSequence;
import catenary.functions.rnn.RnnSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// What tests of recurrent links have in common.
final class Recurrence {

    private Recurrence() {}

    static double sigma(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// Normal numbers in float32, the same in every run for a seed.
    static Variable randn(long seed, int... shape) {
        return new Variable(new Generator(seed).randn(Given.device(), DType.FLOAT32, Shape.of(shape)));
    }

    /// Gradients of a link's result by its input agree with differences to second order, with parameters in float64.
    static <L extends Link> void assertGradients(Supplier<L> maker, BiFunction<L, Variable, Variable> call,
            int... shape) {
        try (var _ = Config.with(c -> c.withDtype(DType.FLOAT64))) {
            L link = maker.get();
            GradientCheck.of(x -> call.apply(link, x)).order(2).at(Given.randn(shape));
        }
    }

    /// Sequences of different lengths, in no order, one of them empty.
    static List<Variable> sequences(int size) {
        List<Variable> xs = new ArrayList<>();
        for (int length : new int[] {2, 4, 0, 3, 4}) {
            xs.add(randn(10 + xs.size(), length, size));
        }
        return xs;
    }

    /// Each sequence of a batch gives what it gives alone.
    static void assertEachAlone(int states, int inSize, BiFunction<Variable, List<Variable>, RnnSequence> link) {
        assertEachAloneWithMemory(states, inSize, (h, xs) -> {
            RnnSequence r = link.apply(h, xs);
            return new LstmSequence(r.hy(), r.hy(), r.ys());
        });
    }

    static void assertEachAloneWithMemory(int states, int inSize,
            BiFunction<Variable, List<Variable>, LstmSequence> link) {
        List<Variable> xs = sequences(inSize);
        Variable h = randn(3, states, xs.size(), 2);
        LstmSequence all = link.apply(h, xs);
        for (int i = 0; i < xs.size(); i++) {
            Variable own = h.get(Index.all(), Index.slice(i, i + 1));
            NDArray hy = all.hy().array().get(Index.all(), Index.slice(i, i + 1));
            if (xs.get(i).length() == 0) {
                assertEquals(own.array(), hy);
                assertEquals(0, all.ys().get(i).length());
                continue;
            }
            LstmSequence alone = link.apply(own, List.of(xs.get(i)));
            assertClose(alone.ys().getFirst(), all.ys().get(i));
            assertClose(alone.hy(), Variable.constant(hy));
            assertClose(alone.cy(), Variable.constant(all.cy().array().get(Index.all(), Index.slice(i, i + 1))));
        }
        Variable zeros = Variable.constant(h.array().zerosLike());
        assertClose(link.apply(zeros, xs).hy(), link.apply(null, xs).hy());
    }

    static void assertClose(Variable expected, Variable found) {
        assertEquals(expected.shape(), found.shape());
        assertEquals(true, found.array().allClose(expected.array(), 1e-5, 1e-6), () -> found + " is not " + expected);
    }

    /// The same once for each layer, in one list.
    static List<String> keys(int layers, int weights) {
        List<String> keys = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            for (int j = 0; j < weights; j++) {
                keys.add(l + "/w" + j);
                keys.add(l + "/b" + j);
            }
        }
        return keys;
    }
}
