package catenary.functions.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class PrintHookTest {

    private static Variable x(double... values) {
        return new Variable(Create.of(Devices.cpu(), DType.FLOAT32, Shape.of(values.length), values));
    }

    private static String printed(Runnable body) {
        var out = new ByteArrayOutputStream();
        try (var _ = new PrintHook(o -> o.file(new PrintStream(out)).end("|")).open()) {
            body.run();
        }
        return out.toString();
    }

    @Test void printsWhatGoesIn() {
        NDArray x = x(1, 3).array();
        assertEquals("function\ttanh|input data|- " + x.describe() + ", mean=2.0, std=1.0|",
                printed(() -> F.tanh(new Variable(x))));
        assertEquals("function\ttanh|input data|- " + x().array().describe() + "|", printed(() -> F.tanh(x())));
    }

    @Test void printsGradientsOnTheWayBack() {
        Variable y = F.tanh(x(1));
        String text = printed(y::backward);
        assertTrue(text.startsWith("function\ttanh|input data|- (removed)|output gradient|- float32 (1,)"), text);
    }
}
