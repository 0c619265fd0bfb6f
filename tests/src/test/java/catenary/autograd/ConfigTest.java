package catenary.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
