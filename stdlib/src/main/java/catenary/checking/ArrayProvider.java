package catenary.checking;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/// Gives jqwik its arrays, variables and shapes: `@ForAll NDArray x`, with or without [ArrayOf]; and
/// `@ForAll Samples.Pair shapes`, which broadcast. jqwik finds this class by itself.
public final class ArrayProvider implements ArbitraryProvider {

    /// Called by jqwik.
    public ArrayProvider() {}

    @ArrayOf
    private static final class Defaults {}

    @Override public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(NDArray.class) || type.isOfType(Variable.class) || type.isOfType(Shape.class)
                || type.isOfType(Samples.Pair.class);
    }

    @Override public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        ArrayOf asked = type.findAnnotation(ArrayOf.class).orElse(Defaults.class.getAnnotation(ArrayOf.class));
        if (type.isOfType(Samples.Pair.class)) {
            return Set.of(Samples.broadcasting(asked.maxRank(), asked.maxLength()));
        }
        Arbitrary<Shape> shapes = asked.shape().length > 0
                ? Arbitraries.just(Shape.of(asked.shape()))
                : Samples.shapes(asked.minRank(), asked.maxRank(), asked.minLength(), asked.maxLength());
        if (type.isOfType(Shape.class)) {
            return Set.of(shapes);
        }
        Arbitrary<Double> element = Arbitraries.doubles().between(asked.min(), asked.max()).ofScale(4)
                .filter(v -> DoubleStream.of(asked.awayFrom()).noneMatch(p -> Math.abs(v - p) < asked.distance()));
        Arbitrary<NDArray> arrays = shapes.flatMap(s -> Samples.arrays(s, asked.dtype(), element));
        return Set.of(type.isOfType(Variable.class) ? arrays.map(Variable::new) : arrays);
    }
}
