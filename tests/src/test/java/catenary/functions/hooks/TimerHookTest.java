package catenary.functions.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerHookTest {

    private final Variable x = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2, 3), 2));

    private static String report(TimerHook timer, TimeReport.Unit unit) {
        var out = new ByteArrayOutputStream();
        timer.printReport(unit, new PrintStream(out, true));
        return out.toString();
    }

    @Test void timesForwardAndBackward() {
        var timer = new TimerHook();
        try (var _ = timer.open()) {
            F.sum(F.tanh(x)).backward();
        }
        F.tanh(x);
        var names = timer.callHistory().stream().map(TimeReport.Call::name).toList();
        assertEquals(List.of("tanh", "sum"), names.subList(0, 2));
        assertEquals(2, timer.callHistory().stream().filter(c -> c.name().equals("sum")).count());
        var sum = timer.summary().get("sum");
        assertEquals(2, sum.occurrence());
        double each = timer.callHistory().stream().filter(c -> c.name().equals("sum"))
                .mapToDouble(TimeReport.Call::seconds).sum();
        assertEquals(each, sum.elapsedTime(), 1e-12);
        double all = timer.callHistory().stream().mapToDouble(TimeReport.Call::seconds).sum();
        assertTrue(0 < timer.totalTime() && timer.totalTime() < all, () -> timer.totalTime() + " of " + all);
    }

    @Test void printsATable() {
        var timer = new TimerHook();
        try (var _ = timer.open()) {
            F.tanh(x);
        }
        var lines = report(timer, TimeReport.Unit.MS).lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).matches(" *FunctionName +ElapsedTime +Occurrence"), lines.get(0));
        assertTrue(lines.get(1).matches(" +tanh +\\d+\\.\\d\\dms +1"), lines.get(1));
        assertTrue(report(timer, TimeReport.Unit.AUTO).matches("(?s).*\\d(sec|ms|us|ns) .*"));
        assertTrue(report(timer, TimeReport.Unit.AUTO_FOREACH).matches("(?s).*\\d(sec|ms|us|ns) .*"));
        assertEquals(1, report(new TimerHook(), TimeReport.Unit.AUTO).lines().count());
    }

    @Test void aFunctionThatThrowsEndsItsCall() {
        var timer = new TimerHook();
        try (var _ = timer.open()) {
            assertThrows(ArithmeticException.class, () -> new Failing().apply(x));
            F.tanh(x);
        }
        assertEquals(List.of("failing", "tanh"), timer.callHistory().stream().map(TimeReport.Call::name).toList());
        double all = timer.callHistory().stream().mapToDouble(TimeReport.Call::seconds).sum();
        assertEquals(all, timer.totalTime(), 1e-12);
    }

    private static final class Failing extends catenary.autograd.FunctionNode.Unary {
        Failing() {
            super(Retain.NOTHING);
        }

        @Override protected catenary.array.NDArray forward(catenary.array.NDArray x) {
            throw new ArithmeticException();
        }

        @Override protected Variable backward(Variable gy) {
            return gy;
        }

        @Override public String label() {
            return "failing";
        }
    }
}
