package catenary.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.expr.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusedTest {

    private static final Fused SPLIT = Fused.fused("split", k -> {
        var x = k.array("x");
        k.result("whole", x.floor());
        var rest = k.array("rest");
        k.set(rest, rest.add(x.sub(x.floor())));
    });

    private static NDArray array(double... values) {
        return Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(values.length), values);
    }

    @Test void resultsAreWrittenWithoutBeingRead() {
        NDArray whole = array(Double.NaN, 7, Double.NaN, 7);
        NDArray rest = array(1, 2);
        SPLIT.on(new NDArray[] {array(1.5, -0.75), whole.get("::2"), rest});
        assertArrayEquals(new double[] {1, 7, -1, 7}, whole.toDoubleArray());
        assertArrayEquals(new double[] {1.5, 2.25}, rest.toDoubleArray());
    }

    @Test void inSeveralSets() {
        NDArray[] whole = {array(0), array(0, 0)};
        NDArray[] rest = {array(0), array(0, 0)};
        SPLIT.onAll(List.of(new NDArray[] {array(2.5), whole[0], rest[0]},
                new NDArray[] {array(3.25, 4), whole[1], rest[1]}));
        assertArrayEquals(new double[] {2}, whole[0].toDoubleArray());
        assertArrayEquals(new double[] {3, 4}, whole[1].toDoubleArray());
        assertArrayEquals(new double[] {0.25, 0}, rest[1].toDoubleArray());
    }

    @Test void refusesArraysThatAreMissing() {
        assertThrows(IllegalArgumentException.class, () -> SPLIT.on(new NDArray[] {array(1), array(1)}));
    }
}
