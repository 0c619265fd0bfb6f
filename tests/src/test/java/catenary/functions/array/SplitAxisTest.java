package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitAxisTest {

    private final Variable x = x(1, 2, 3, 4);

    @Test void values() {
        assertClose(F.splitAxis(x, 2, 0).get(1), 3, 4);
        var parts = F.splitAxis(x, new int[] {1, 1, 3}, 0);
        assertEquals(4, parts.size());
        assertEquals(0, parts.get(1).size());
        assertClose(parts.get(2), 2, 3);
    }

    @Test void isAListWhateverIsForced() {
        assertEquals(1, F.splitAxis(x, 1, 0, o -> o.forceTuple(false)).size());
        assertEquals(2, F.splitAxis(x, new int[] {4}, 0, o -> o.forceTuple(true)).size());
    }

    @Property(tries = 20) void gradientsWithAPartThatNobodyUses(@ForAll @IntRange(max = 3) int n,
            @ForAll @IntRange(min = 1, max = 3) int c) {
        GradientCheck.of(v -> {
            var parts = F.splitAxis(v, 3, 1);
            return parts.get(0).mul(parts.get(2));
        }).order(2).at(randn(n, 3 * c));
    }

    @Test void refusesPartsThatAreNotEqual() {
        assertRefused(
                "splitAxis: expected x.shape[0] % indicesOrSections == 0, but 4 % 3 == 1", () -> F.splitAxis(x, 3, 0));
        assertRefused(
                "splitAxis: expected ascending positions, but found [2, 1]",
                () -> F.splitAxis(x, new int[] {2, 1}, 0));
        assertRefused(
                "splitAxis: expected positions <= x.shape[0] = 4, but found [2, 5]",
                () -> F.splitAxis(x, new int[] {2, 5}, 0));
    }
}
