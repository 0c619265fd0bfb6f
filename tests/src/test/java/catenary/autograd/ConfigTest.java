package catenary.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.expr.DType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Settings that last a block.
class ConfigTest {

    @Test void innermostWinsAndEverythingIsRestored() {
        Config before = Config.current();
        try (var _ = Config.testMode()) {
            assertEquals(false, Config.current().train());
            try (var _ = Config.noBackprop()) {
                assertEquals(false, Config.current().train());
                assertEquals(false, Config.current().enableBackprop());
            }
            assertEquals(true, Config.current().enableBackprop());
        }
        assertEquals(before, Config.current());
    }

    @Test void aScopeEndsWithItsBlockHoweverItEnds() {
        Config before = Config.current();
        assertThrows(IllegalStateException.class, () -> {
            try (var _ = Config.noBackprop()) {
                throw new IllegalStateException("no");
            }
        });
        assertEquals(before, Config.current());
        Config.call(c -> c.withTrain(false), () -> Config.noBackprop());
        assertEquals(before, Config.current(), "what a body leaves open ends with the call");
    }

    @Test void scopesCloseInReverseOrder() {
        try (var outer = Config.testMode(); var _ = Config.noBackprop()) {
            var e = assertThrows(IllegalStateException.class, outer::close);
            assertTrue(e.getMessage().startsWith("config scope closed out of order"), e.getMessage());
        }
    }

    @Test void aScopeBelongsToItsThread() {
        try (var scope = Config.testMode()) {
            assertEquals(true, CompletableFuture.supplyAsync(() -> Config.current().train()).join());
            CompletableFuture.runAsync(() -> assertThrows(IllegalStateException.class, scope::close)).join();
            assertEquals(false, Config.current().train());
        }
    }

    @Test void backwardLeavesTheSettingsAsTheyWere() {
        Variable x = BackwardTest.variable(2);
        Variable y = x.pow(2);
        try (var _ = Config.noBackprop()) {
            Config inside = Config.current();
            y.backward();
            assertEquals(inside, Config.current());
        }
        assertEquals(true, Config.current().enableBackprop());
        assertEquals(BackwardTest.array(4), x.grad());
    }

    @Test void theEnvironmentSaysWhatAProcessStartsWith() {
        Config plain = Config.of(Map.of());
        assertEquals(DType.FLOAT32, plain.dtype());
        assertFalse(plain.debug() || plain.keepGraphOnReport() || plain.isMixed());
        Config c = Config.of(
                Map.of("CATENARY_DTYPE", "mixed16", "CATENARY_DEBUG", "1", "CATENARY_KEEP_GRAPH_ON_REPORT", "0"));
        assertEquals(DType.FLOAT16, c.dtype());
        assertEquals(DType.FLOAT32, c.preciseDtype());
        assertTrue(c.debug());
        assertFalse(c.keepGraphOnReport());
        assertEquals(DType.FLOAT64, Config.of(Map.of("CATENARY_DTYPE", "float64")).preciseDtype());
        assertEquals(DType.FLOAT32, Config.of(Map.of("CATENARY_DTYPE", "int8")).dtype());
    }

    @Test void usersHaveSettingsOfTheirOwn() {
        try (var _ = Config.with(c -> c.withUser("beams", 5).withUser("alpha", "x"))) {
            assertEquals(5, Config.current().user("beams"));
            try (var _ = Config.with(c -> c.withUser("beams", 6).withTrain(false))) {
                assertEquals(6, Config.current().user("beams"));
                assertEquals("x", Config.current().user("alpha"));
            }
            assertEquals(5, Config.current().user("beams"));
            String shown = Config.current().show();
            assertTrue(shown.startsWith("alpha              x\nbeams              5\ndebug              false\n"),
                    shown);
        }
        var e = assertThrows(IllegalArgumentException.class, () -> Config.current().user("beams"));
        assertEquals("config: expected one of the settings [], but found beams", e.getMessage());
    }
}
