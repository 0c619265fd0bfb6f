package catenary.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What jqwik draws for arrays, variables and shapes.
class ArrayOfTest {

    private static final int TRIES = 100;

    @Property(tries = TRIES) void limitsHold(
            @ForAll @ArrayOf(minRank = 1, maxRank = 2, minLength = 2, maxLength = 3, min = -1, max = 0.5) NDArray x) {
        assertEquals(DType.FLOAT64, x.dtype());
        assertTrue(x.rank() >= 1 && x.rank() <= 2, x.describe());
        for (int length : x.shape().toArray()) {
            assertTrue(length == 2 || length == 3, x.describe());
        }
        assertTrue(Arrays.stream(x.toDoubleArray()).allMatch(v -> v >= -1 && v <= 0.5), x.toString());
    }

    @Property(tries = TRIES) void pointsAreKeptAwayFrom(@ForAll @ArrayOf(awayFrom = {0, 1}, distance = 0.2) NDArray x) {
        assertTrue(Arrays.stream(x.toDoubleArray()).allMatch(v -> Math.abs(v) >= 0.2 && Math.abs(v - 1) >= 0.2),
                x.toString());
    }

    @Property(tries = TRIES) void aShapeMayBeGiven(@ForAll @ArrayOf(shape = {2, 3}, dtype = DType.FLOAT32) Variable x) {
        assertEquals(Shape.of(2, 3), x.shape());
        assertEquals(DType.FLOAT32, x.dtype());
        assertEquals(true, x.requiresGrad());
    }

    @Property(tries = TRIES) void pairsBroadcast(@ForAll Samples.Pair shapes) {
        assertNotNull(Shape.broadcastOrNull(shapes.a(), shapes.b()), shapes.toString());
    }

    @Example void everyKindOfShapeComesUp() {
        Set<String> kinds = new HashSet<>();
        for (Shape s : Samples.shapes(0, 4, 0, 4).sampleStream().limit(1000).toList()) {
            kinds.add(s.rank() == 0 ? "number" : s.size() == 0 ? "empty" : "full");
            kinds.add("rank " + s.rank());
            kinds.add(Arrays.stream(s.toArray()).anyMatch(d -> d == 1) ? "with an axis of length 1" : "without");
        }
        assertEquals(Set.of("number", "empty", "full", "rank 0", "rank 1", "rank 2", "rank 3", "rank 4",
                "with an axis of length 1", "without"), kinds);
    }

    /// A wrong gradient is shrunk: to one element, since one is enough to be wrong.
    @Example void failuresShrinkToOneElement() {
        var smallest = Samples.shapes(0, 4, 0, 4).generator(1000).next(new java.util.Random(3));
        while (true) {
            var smaller = smallest.shrink().filter(s -> s.value().size() > 0).findFirst();
            if (smaller.isEmpty()) {
                break;
            }
            smallest = smaller.get();
        }
        assertEquals(1, smallest.value().size());
        assertEquals(Shape.SCALAR, smallest.value());
    }
}
