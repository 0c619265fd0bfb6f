package catenary.autograd;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.checking.Samples;
import catenary.expr.DType;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Gradients of the operations of variables over random shapes, to the second order.
class GradientPropertiesTest {

    private static final int TRIES = 30;

    /// Two arrays that broadcast.
    private record Operands(NDArray a, NDArray b) {}

    @Provide Arbitrary<Operands> operands() {
        return Samples.broadcasting(3, 3).flatMap(p -> Samples.arrays(p.a(), DType.FLOAT64, 0.3, 2)
                .flatMap(a -> Samples.arrays(p.b(), DType.FLOAT64, 0.3, 2).map(b -> new Operands(a, b))));
    }

    @Property(tries = TRIES) void arithmetic(@ForAll("operands") Operands o) {
        GradientCheck.ofTwo(Variable::add).order(2).at(o.a, o.b);
        GradientCheck.ofTwo(Variable::sub).order(2).at(o.a, o.b);
        GradientCheck.ofTwo(Variable::mul).order(2).at(o.a, o.b);
        GradientCheck.ofTwo(Variable::div).order(2).at(o.a, o.b);
        GradientCheck.ofTwo(Variable::pow).order(2).at(o.a, o.b);
    }

    @Property(tries = TRIES) void arithmeticWithNumbers(@ForAll @ArrayOf(min = 0.3, maxRank = 3) NDArray x) {
        GradientCheck.of(v -> v.add(2).sub(3).mul(4).div(5).neg()).order(2).at(x);
        for (double c : new double[] {-1, 0, 0.5, 1, 2, 2.5, 3, 4}) {
            GradientCheck.of(v -> v.pow(c)).order(3).at(x);
        }
        GradientCheck.of(v -> Arithmetic.sub(2, v).mul(Arithmetic.div(2, v))).order(2).at(x);
        GradientCheck.of(v -> Arithmetic.pow(2, v)).order(2).at(x);
    }

    private static int axis(NDArray x, long seed) {
        return new Random(seed).nextInt(-x.rank(), x.rank());
    }

    @Property(tries = TRIES) void sumsAndMeans(@ForAll @ArrayOf(minRank = 1, maxRank = 3) NDArray x,
            @ForAll long seed) {
        GradientCheck.of(v -> v.pow(2).sum()).order(2).at(x);
        GradientCheck.of(v -> v.sum(axis(x, seed)).pow(2)).order(2).at(x);
        GradientCheck.of(v -> v.mean(axis(x, seed)).pow(3)).order(2).at(x);
        GradientCheck.of(v -> Sum.sum(v, new int[] {axis(x, seed)}, true).mul(v)).order(2).at(x);
    }

    @Property(tries = TRIES) void extremaOfDistinctNumbers(@ForAll @ArrayOf(minRank = 1, minLength = 1) Shape shape,
            @ForAll long seed) {
        List<Integer> order = new java.util.ArrayList<>(java.util.stream.IntStream.range(0, shape.size()).boxed()
                .toList());
        java.util.Collections.shuffle(order, new Random(seed));
        NDArray x = catenary.array.Create.of(Config.current().device(), DType.FLOAT64, shape,
                order.stream().mapToDouble(i -> i * 0.25 - 1).toArray());
        GradientCheck.of(v -> v.max().pow(2)).order(2).at(x);
        GradientCheck.of(v -> v.min(axis(x, seed)).pow(2)).order(2).at(x);
    }

    @Property(tries = TRIES) void shapes(@ForAll @ArrayOf(minRank = 1, maxRank = 3) NDArray x, @ForAll long seed) {
        GradientCheck.of(v -> v.transpose().pow(2)).order(2).at(x);
        GradientCheck.of(v -> v.reshape(v.size()).pow(2)).order(2).at(x);
        int[] wide = new int[x.rank() + 1];
        wide[0] = 2;
        System.arraycopy(x.shape().toArray(), 0, wide, 1, x.rank());
        GradientCheck.of(v -> v.broadcastTo(Shape.of(wide)).pow(2)).order(2).at(x);
        GradientCheck.of(v -> SumTo.sumTo(v, Shape.of(1)).pow(2)).order(2).at(x);
        GradientCheck.ofMany(v -> Concat.concat(List.of(v[0], v[1].mul(2), v[0]), axis(x, seed)).pow(2)).order(2)
                .at(x, x);
    }

    @Property(tries = TRIES) void indexing(@ForAll @ArrayOf(minRank = 1, minLength = 1, maxRank = 3) NDArray x,
            @ForAll long seed) {
        Random r = new Random(seed);
        int n = x.shape().axis(0);
        int[] picks = r.ints(3, -n, n).toArray();
        GradientCheck.of(v -> v.get(picks).pow(2)).order(2).at(x);
        GradientCheck.of(v -> v.get(Index.slice(null, null, -2)).pow(2)).order(2).at(x);
        GradientCheck.of(v -> v.get(picks[0]).pow(2)).order(2).at(x);
    }

    @Provide Arbitrary<Operands> factors() {
        return Samples.broadcasting(2, 2).flatMap(p -> Arbitraries.integers().between(1, 3).list().ofSize(3)
                .flatMap(d -> Samples.arrays(stack(p.a(), d.get(0), d.get(1)), DType.FLOAT64, -2, 2)
                        .flatMap(a -> Samples
                                .arrays(stack(p.b(), d.get(1), d.get(2)), DType.FLOAT64, -2, 2)
                                .map(b -> new Operands(a, b)))));
    }

    private static Shape stack(Shape of, int rows, int columns) {
        int[] d = java.util.Arrays.copyOf(of.toArray(), of.rank() + 2);
        d[of.rank()] = rows;
        d[of.rank() + 1] = columns;
        return Shape.of(d);
    }

    @Property(tries = TRIES) void products(@ForAll("factors") Operands o) {
        GradientCheck.ofTwo(Variable::matmul).order(2).at(o.a, o.b);
    }

    @Property(tries = TRIES) void productsWithVectors(@ForAll @ArrayOf(shape = {3, 2}) NDArray m,
            @ForAll @ArrayOf(shape = 3) NDArray row, @ForAll @ArrayOf(shape = 2) NDArray column,
            @ForAll @ArrayOf(shape = {2, 3, 2}) NDArray stack) {
        GradientCheck.ofTwo(Variable::matmul).order(2).at(row, stack);
        GradientCheck.ofTwo(Variable::matmul).order(2).at(stack, column);
        GradientCheck.ofTwo(Variable::matmul).order(2).at(row, m);
        GradientCheck.ofTwo(Variable::matmul).order(2).at(m, column);
        GradientCheck.ofTwo(Variable::matmul).order(2).at(row, row);
    }
}
