package catenary.links.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.functions.hooks.TimeReport;
import catenary.links.Linear;
import catenary.links.Sequential;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTimerHookTest {

    @Test void timesLinksWithThoseInside() {
        var model = new Sequential(new Linear(3, 2), new Linear(2, 2));
        var x = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2, 3), 2));
        var timer = new LinkTimerHook();
        try (var _ = timer.open()) {
            model.apply(x);
        }
        var calls = timer.callHistory();
        assertEquals(List.of("Linear", "Linear", "Sequential"), calls.stream().map(TimeReport.Call::name).toList());
        assertEquals(2, timer.summary().get("Linear").occurrence());
        assertEquals(calls.get(2).seconds(), timer.totalTime(), 1e-12);
        assertTrue(calls.get(0).seconds() + calls.get(1).seconds() <= timer.totalTime());
        var out = new ByteArrayOutputStream();
        timer.printReport(TimeReport.Unit.US, new PrintStream(out, true));
        assertTrue(out.toString().startsWith("  LinkName  ElapsedTime"), out.toString());
    }
}
