package catenary.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Config;
import catenary.expr.DType;
import org.junit.jupiter.api.Test;

class InPlaceTest {

    private static NDArray counting(int rows, int columns) {
        return Create.arange(Config.current().device(), DType.FLOAT32, 0, rows * columns, 1).reshape(rows, columns);
    }

    @Test void anArrayTakesItsOwnTranspose() {
        NDArray x = counting(40, 40);
        NDArray expected = x.transpose().copy();
        x.assign(x.transpose());
        assertEquals(expected, x);
    }

    @Test void overlappingSlicesAreReadBeforeTheyAreWritten() {
        NDArray x = counting(1, 6).reshape(6);
        x.get("1:").assign(x.get(":-1"));
        assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4}, x.toFloatArray());
        x.get("1:").addAssign(x.get(":-1"));
        assertArrayEquals(new float[] {0, 0, 1, 3, 5, 7}, x.toFloatArray());
    }

    @Test void aBroadcastViewIsNotWrittenTo() {
        NDArray x = counting(1, 3);
        NDArray view = x.broadcastTo(2, 3);
        var e = assertThrows(IllegalStateException.class, () -> view.addAssign(counting(2, 3)));
        assertTrue(e.getMessage().contains("broadcast view"), e.getMessage());
        assertThrows(IllegalStateException.class, () -> view.mulAssign(2));
        assertEquals(counting(1, 3), x);
    }
}
