package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupNormalizationTest {

    private final Variable x = x(new double[][] {{1, 3, 10, -10}});

    @Test void takesMeanAndVarianceOutOfAGroup() {
        var link = new GroupNormalization(2, 4, o -> o.eps(0).initialGamma(x(1, 2, 3, 4).array()).initialBeta(0.5));
        assertClose(link.apply(x), -0.5, 2.5, 3.5, -3.5);
    }

    @Test void learnsItsSizeFromTheFirstInput() {
        var link = new GroupNormalization(2);
        assertEquals(F.groupNormalization(x, 2, x(1, 1, 1, 1), x(0, 0, 0, 0)).array(), link.apply(x).array());
        assertEquals(Shape.of(4), link.beta().shape());
    }

    @Test void refusesChannelsThatCannotBeDivided() {
        var link = new GroupNormalization(2);
        assertRefused("GroupNormalization: expected size to be a multiple of groups, but 3 is none of 2",
                () -> link.apply(empty(1, 3, 4)));
        assertRefused("GroupNormalization: expected x of shape (batch, size, ...), but found float32 (4,) on cpu",
                () -> link.apply(empty(4)));
        assertFalse(link.gamma().isInitialized());
        assertRefused("GroupNormalization: expected size to be a multiple of groups, but 3 is none of 2",
                () -> new GroupNormalization(2, 3));
        assertRefused("GroupNormalization: expected groups > 0, but found 0", () -> new GroupNormalization(0));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new GroupNormalization(2), List.of("gamma", "beta"), x);
    }
}
