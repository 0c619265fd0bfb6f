package catenary.functions.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MemoryHookTest {

    @Test void countsWhatFunctionsAllocate() {
        var x = new Variable(Create.full(Devices.cpu(), DType.FLOAT32, Shape.of(1000, 100), 2));
        var memory = new MemoryHook();
        try (var _ = memory.open()) {
            F.tanh(x);
            F.tanh(x);
        }
        var tanh = memory.summary().get("tanh");
        assertEquals(2, tanh.occurrence());
        assertTrue(tanh.allocatedBytes() >= 2 * 400_000, () -> tanh.toString());
        assertEquals(tanh.allocatedBytes(), memory.totalAllocatedBytes());
        assertEquals(tanh.allocatedBytes(),
                memory.callHistory().stream().mapToLong(MemoryHook.Call::allocatedBytes).sum());
        var out = new ByteArrayOutputStream();
        memory.printReport(new PrintStream(out, true));
        assertTrue(out.toString().matches("(?s)FunctionName +AllocatedBytes +Occurrence\\R +tanh +"
                + tanh.allocatedBytes() + " +2\\R"), out.toString());
    }
}
