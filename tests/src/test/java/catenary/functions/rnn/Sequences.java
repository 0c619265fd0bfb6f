package catenary.functions.rnn;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Layers over sequences as tests of recurrent functions are given them, and what a plain loop makes of them.
record Sequences(int layers, int directions, int states, int matrices, int n, int width, int batch, int[] rows) {

    /// What a function is called with.
    record Arguments(List<Variable> states, List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {

        Variable hx() {
            return states.getFirst();
        }

        Variable cx() {
            return states.getLast();
        }
    }

    /// One step of the reference: rows of gates seen from the input and from the state, states, to states.
    interface Cell {
        List<Variable> step(List<Variable> fromInput, List<Variable> fromState, List<Variable> states);
    }

    /// Of a function with that many states and matrices: one or two layers, ended and empty steps, rows without any.
    static Arbitrary<Sequences> of(int directions, int states, int matrices) {
        var small = Arbitraries.integers().between(1, 2);
        var rows = Arbitraries.integers().between(0, 3).list().ofMinSize(1).ofMaxSize(4).withoutEdgeCases();
        return Combinators.combine(small, small, small, Arbitraries.integers().between(0, 1), rows)
                .as((layers, n, width, idle, r) -> {
                    int[] sorted = r.stream().mapToInt(i -> -i).sorted().map(i -> -i).toArray();
                    return new Sequences(layers, directions, states, matrices, n, width, sorted[0] + idle, sorted);
                });
    }

    /// All arrays in a row: states, then of each layer the matrices and the vectors, then the steps.
    NDArray[] arrays() {
        Generator random = new Generator(5);
        List<NDArray> all = new ArrayList<>();
        for (int j = 0; j < states; j++) {
            all.add(random.randn(Given.device(), DType.FLOAT64, Shape.of(layers * directions, batch, n)));
        }
        for (int l = 0; l < layers * directions; l++) {
            int in = l < directions ? width : directions * n;
            for (int j = 0; j < matrices; j++) {
                all.add(random.randn(Given.device(), DType.FLOAT64, Shape.of(n, j < matrices / 2 ? in : n)));
            }
            for (int j = 0; j < matrices; j++) {
                all.add(random.randn(Given.device(), DType.FLOAT64, Shape.of(n)));
            }
        }
        for (int r : rows) {
            all.add(random.randn(Given.device(), DType.FLOAT64, Shape.of(r, width)));
        }
        return all.toArray(NDArray[]::new);
    }

    Arguments arguments(Variable... all) {
        List<Variable> v = Arrays.asList(all);
        List<List<Variable>> ws = new ArrayList<>();
        List<List<Variable>> bs = new ArrayList<>();
        int at = states;
        for (int l = 0; l < layers * directions; l++) {
            ws.add(v.subList(at, at + matrices));
            bs.add(v.subList(at + matrices, at + 2 * matrices));
            at += 2 * matrices;
        }
        return new Arguments(v.subList(0, states), ws, bs, v.subList(at, v.size()));
    }

    Arguments arguments() {
        return arguments(Arrays.stream(arrays()).map(Variable::new).toArray(Variable[]::new));
    }

    /// Backward agrees with differences, to the second order.
    void assertGradients(Function<Arguments, List<Variable>> f) {
        GradientCheck.ofOutputs(v -> f.apply(arguments(v)).toArray(Variable[]::new)).order(2).at(arrays());
    }

    /// States in the end and what is shown, by a loop over sequences, layers, directions and elements.
    List<Variable> byHand(Cell cell) {
        Arguments a = arguments();
        double[][][] last = new double[states][layers * directions][batch * n];
        double[][] ys = Arrays.stream(rows).mapToObj(r -> new double[r * directions * n]).toArray(double[][]::new);
        for (int b = 0; b < batch; b++) {
            int row = b;
            List<Variable> x = new ArrayList<>();
            IntStream.range(0, rows.length).filter(t -> rows[t] > row).forEach(t -> x.add(row(a.xs.get(t), row)));
            List<Variable> shown = x;
            for (int l = 0; l < layers; l++) {
                List<List<Variable>> both = new ArrayList<>();
                for (int d = 0; d < directions; d++) {
                    int at = l * directions + d;
                    List<Variable> s = a.states.stream().map(v -> row(v.get(at), row)).toList();
                    List<Variable> in = d == 0 ? shown : shown.reversed();
                    List<Variable> out = new ArrayList<>();
                    for (Variable v : in) {
                        s = cell.step(gates(v, a, at, 0), gates(s.getFirst(), a, at, matrices / 2), s);
                        out.add(s.getFirst());
                    }
                    both.add(d == 0 ? out : out.reversed());
                    for (int j = 0; j < states; j++) {
                        System.arraycopy(s.get(j).array().toDoubleArray(), 0, last[j][at], b * n, n);
                    }
                }
                List<Variable> next = new ArrayList<>();
                for (int t = 0; t < shown.size(); t++) {
                    int time = t;
                    next.add(F.concat(both.stream().map(o -> o.get(time)).toList(), 1));
                }
                shown = next;
            }
            for (int t = 0; t < shown.size(); t++) {
                int m = directions * n;
                System.arraycopy(shown.get(t).array().toDoubleArray(), 0, ys[t], b * m, m);
            }
        }
        List<Variable> all = new ArrayList<>();
        for (double[][] s : last) {
            double[] flat = Arrays.stream(s).flatMapToDouble(Arrays::stream).toArray();
            all.add(of(flat, layers * directions, batch, n));
        }
        for (int t = 0; t < rows.length; t++) {
            all.add(of(ys[t], rows[t], directions * n));
        }
        return all;
    }

    private List<Variable> gates(Variable v, Arguments a, int layer, int from) {
        return IntStream.range(from, from + matrices / 2)
                .mapToObj(j -> F.linear(v, a.ws.get(layer).get(j), a.bs.get(layer).get(j))).toList();
    }

    private static Variable row(Variable x, int b) {
        return F.expandDims(x.get(b), 0);
    }

    private static Variable of(double[] values, int... shape) {
        return Variable.constant(Create.of(Given.device(), DType.FLOAT64, Shape.of(shape), values));
    }

    static List<Variable> flat(LstmSequence s) {
        List<Variable> all = new ArrayList<>(List.of(s.hy(), s.cy()));
        all.addAll(s.ys());
        return all;
    }

    static List<Variable> flat(RnnSequence s) {
        List<Variable> all = new ArrayList<>(List.of(s.hy()));
        all.addAll(s.ys());
        return all;
    }

    static void assertSame(List<Variable> expected, List<Variable> found) {
        org.junit.jupiter.api.Assertions.assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            NDArray e = expected.get(i).array();
            NDArray f = found.get(i).array();
            org.junit.jupiter.api.Assertions.assertTrue(
                    e.shape().equals(f.shape()) && e.allClose(f, 1e-10, 1e-12), () -> e + " and " + f);
        }
    }

    static Cell lstm() {
        return (x, h, s) -> {
            List<Variable> g = IntStream.range(0, 4).mapToObj(j -> x.get(j).add(h.get(j))).toList();
            Variable c = F.sigmoid(g.get(0)).mul(F.tanh(g.get(2))).add(F.sigmoid(g.get(1)).mul(s.get(1)));
            return List.of(F.sigmoid(g.get(3)).mul(F.tanh(c)), c);
        };
    }

    static Cell gru() {
        return (x, h, s) -> {
            Variable r = F.sigmoid(x.get(0).add(h.get(0)));
            Variable z = F.sigmoid(x.get(1).add(h.get(1)));
            Variable a = F.tanh(x.get(2).add(r.mul(h.get(2))));
            return List.of(z.neg().add(1).mul(a).add(z.mul(s.getFirst())));
        };
    }

    static Cell rnn(Function<Variable, Variable> activation) {
        return (x, h, _) -> List.of(activation.apply(x.getFirst().add(h.getFirst())));
    }
}
