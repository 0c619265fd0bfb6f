package catenary.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReporterTest {

    private final Reporter reporter = new Reporter();
    private final Object model = new Object();

    @Test void valuesGoUnderTheNameOfTheirObserver() {
        reporter.addObserver("main", model);
        reporter.addObservers("main", Map.of("/l1", this));
        try (var _ = reporter.open()) {
            Reporting.report(Map.of("loss", 1), model);
            Reporting.report(Map.of("loss", 2), model);
            Reporting.report(Map.of("x", 3), this);
            Reporting.report("lr", 0.1);
        }
        assertEquals(Map.of("main/loss", 2, "main/l1/x", 3, "lr", 0.1), reporter.observation());
    }

    @Test void withoutReporterNothingHappens() {
        Reporting.report(Map.of("loss", 1), model);
        assertFalse(Reporting.isActive());
        assertThrows(IllegalStateException.class, () -> Reporting.reportScope(Map.of()));
    }

    @Test void anUnknownObserverIsNamed() {
        reporter.addObserver("main", model);
        try (var _ = reporter.open()) {
            var e = assertThrows(IllegalArgumentException.class, () -> Reporting.report(Map.of("loss", 1), "other"));
            assertEquals("report: expected an observer named with addObserver, one of [main], but found a String that "
                    + "reports [loss]\n  hint: the model was wrapped or replaced after its observers were named",
                    e.getMessage());
        }
    }

    @Test void scopesNestAndRestore() {
        Map<String, Object> inner = new LinkedHashMap<>();
        try (var _ = reporter.open()) {
            Reporting.report("a", 1);
            try (var _ = Reporting.reportScope(inner)) {
                Reporting.report("b", 2);
            }
            try (var _ = new Reporter().open()) {
                Reporting.report("elsewhere", 0);
            }
            Reporting.report("c", 3);
        }
        assertEquals(Map.of("a", 1, "c", 3), reporter.observation());
        assertEquals(Map.of("b", 2), inner);
    }

    @Test void variablesLeaveTheirGraphBehind() {
        Variable y = new Variable(Create.full(Devices.cpu(), DType.FLOAT32, Shape.of(2), 1)).sum();
        reporter.report(Map.of("y", y));
        assertNull(((Variable) reporter.observation().get("y")).creator());
        try (var _ = Config.with(c -> c.withKeepGraphOnReport(true))) {
            reporter.report(Map.of("y", y));
        }
        assertNotNull(((Variable) reporter.observation().get("y")).creator());
    }
}
