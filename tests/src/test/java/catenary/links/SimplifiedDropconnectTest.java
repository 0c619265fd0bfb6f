package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.serializers.DictionarySerializer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimplifiedDropconnectTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-4, 5, 6}});

    @Test void isAnAffineMapUnlessItDrops() {
        var link = new SimplifiedDropconnect(3, 4, o -> o.initialBias(0.5));
        assertEquals(F.linear(x, link.W(), link.b()).array(), link.apply(x, false).array());
        assertNotEquals(link.apply(x, false).array(), link.apply(x).array());
    }

    @Test void keepsWhatTheMaskSaysAndMakesUpForTheRest() {
        var link = new SimplifiedDropconnect(3, 1, o -> o.ratio(0.2).initialW(1));
        NDArray mask = Create.from(Given.device(), DType.FLOAT32, new double[][] {{1, 0, 1}});
        assertClose(link.apply(x, true, mask), 4 / 0.8, 2 / 0.8);
        assertClose(link.apply(x, o -> o.mask(mask)), 4 / 0.8, 2 / 0.8);
    }

    @Test void learnsItsInputSizeFromTheFirstInput() {
        var link = new SimplifiedDropconnect(4, o -> o.nobias(true));
        assertNull(link.b());
        assertEquals(Shape.of(2, 4), link.apply(x).shape());
        assertEquals(Shape.of(4, 3), link.W().shape());
    }

    @Test void staysItselfInFiles() {
        var link = new SimplifiedDropconnect(3, 4);
        var entries = DictionarySerializer.copies(link);
        assertEquals(Set.of("W", "b"), entries.keySet());
        var loaded = new SimplifiedDropconnect(4);
        DictionarySerializer.load(entries, loaded, o -> o);
        assertEquals(link.apply(x, false).array(), loaded.apply(x, false).array());
    }

    @Test void refusesRatiosThatDropAll() {
        assertRefused("SimplifiedDropconnect: expected 0 <= ratio < 1, but found 1.0",
                () -> new SimplifiedDropconnect(3, 4, 1.0));
        assertRefused("SimplifiedDropconnect: expected x of shape (batch, ...), but found float32 (3,) on cpu",
                () -> new SimplifiedDropconnect(4).apply(x(1, 2, 3)));
    }
}
