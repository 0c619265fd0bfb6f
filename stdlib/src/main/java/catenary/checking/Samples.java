package catenary.checking;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.expr.DType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// jqwik's arbitraries for shapes and arrays, for properties that an annotation cannot describe.
///
///     @Provide Arbitrary<NDArray> probabilities() {
///         return Samples.shapes(1, 2, 1, 5).flatMap(s -> Samples.arrays(s, DType.FLOAT64, 0.1, 0.9));
///     }
public final class Samples {

    private Samples() {}

    /// Two shapes that broadcast to each other.
    public record Pair(Shape a, Shape b) {}

    /// Shapes whose rank and lengths lie in these ranges, both ends included.
    public static Arbitrary<Shape> shapes(int minRank, int maxRank, int minLength, int maxLength) {
        return Arbitraries.integers().between(minLength, maxLength).shrinkTowards(Math.max(1, minLength)).list()
                .ofMinSize(minRank).ofMaxSize(maxRank).map(Samples::shape);
    }

    /// Two shapes that broadcast: one lacks axes in front, either has axes of length 1.
    public static Arbitrary<Pair> broadcasting(int maxRank, int maxLength) {
        Arbitrary<Integer> marks = Arbitraries.integers().between(0, 2);
        return shapes(0, maxRank, 0, maxLength)
                .flatMap(full -> marks.list().ofSize(full.rank() + 1).withoutEdgeCases().map(how -> {
                    int skip = Math.min(how.getLast(), full.rank());
                    return new Pair(reduced(full, how, 1, 0), reduced(full, how, 2, skip));
                }));
    }

    /// `full` with axes marked `mark` of length 1, without the first `skip`.
    private static Shape reduced(Shape full, List<Integer> how, int mark, int skip) {
        int[] lengths = new int[full.rank() - skip];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = how.get(i + skip) == mark ? 1 : full.axis(i + skip);
        }
        return Shape.of(lengths);
    }

    /// Arrays of a shape with elements in `[min, max]`.
    public static Arbitrary<NDArray> arrays(Shape shape, DType dtype, double min, double max) {
        return arrays(shape, dtype, Arbitraries.doubles().between(min, max).ofScale(4));
    }

    /// Arrays of a shape with elements drawn from `element`.
    public static Arbitrary<NDArray> arrays(Shape shape, DType dtype, Arbitrary<Double> element) {
        return element.list().ofSize(shape.size()).withoutEdgeCases()
                .map(values -> Create.of(Config.current().device(), dtype, shape,
                        values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static Shape shape(List<Integer> lengths) {
        return Shape.of(lengths.stream().mapToInt(Integer::intValue).toArray());
    }
}
