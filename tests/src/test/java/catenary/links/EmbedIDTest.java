package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbedIDTest {

    private final NDArray table = x(new double[][] {{1, 2}, {3, 4}, {5, 6}}).array();

    private static Variable ids(Object ids) {
        return Variable.constant(ints(ids));
    }

    @Test void looksUpVectors() {
        var link = EmbedID.fromParams(table);
        Variable y = link.apply(ids(new int[][] {{2, 0}, {0, 1}}));
        assertEquals(Shape.of(2, 2, 2), y.shape());
        assertClose(y, 5, 6, 1, 2, 1, 2, 3, 4);
        link.clearGrads();
        y.sum().backward();
        assertClose(link.W().grad(), 2, 2, 1, 1, 1, 1);
        link.W().array().mulAssign(2);
        assertEquals(1, table.get(0, 0).item());
    }

    @Test void learnsNothingWhereItIsToldToLookAway() {
        var link = EmbedID.fromParams(table, o -> o.ignoreLabel(0));
        Variable y = link.apply(ids(new int[] {0, 1}));
        assertClose(y, 0, 0, 3, 4);
        link.clearGrads();
        y.sum().backward();
        assertClose(link.W().grad(), 0, 0, 1, 1, 0, 0);
    }

    @Test void refusesIdsOutOfRangeAndTablesOfOtherShapes() {
        var link = new EmbedID(3, 2);
        assertThrows(IndexOutOfBoundsException.class, () -> link.apply(ids(new int[] {3})).array().toFloatArray());
        assertThrows(IllegalArgumentException.class, () -> link.apply(x(1, 2)));
        assertRefused("EmbedID: expected W of shape (inSize, outSize), but found float32 (2,) on cpu",
                () -> EmbedID.fromParams(x(1, 2).array()));
        assertRefused("EmbedID: expected inSize > 0, but found 0", () -> new EmbedID(0, 2));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new EmbedID(3, 2), List.of("W"), ids(new int[] {2, 0, 1}));
    }

    @Test void saysWhatItIs() {
        assertEquals("EmbedID(inSize=3, outSize=2, ignoreLabel=-1)  // 6 parameters: W (3, 2)",
                new EmbedID(3, 2, o -> o.ignoreLabel(-1)).toString());
    }
}
