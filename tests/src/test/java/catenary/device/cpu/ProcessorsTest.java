package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessorsTest {

    private static String allowed() throws IOException {
        return Files.readString(Path.of("/proc/thread-self/status")).replaceAll("(?s).*Cpus_allowed:\\s*(\\S+).*",
                "$1");
    }

    @Test void aThreadLeavesItsProcessorAndMayRunAnywhereAgain() throws IOException {
        String before = allowed();
        boolean several = new BigInteger(before.replace(",", ""), 16).bitCount() > 1;
        int left = 0;
        for (int i = 0; i < 20; i++) { // once back, the system may bring it back before it is looked at
            int processor = Processors.current();
            assertTrue(processor >= 0);
            Processors.leave(processor);
            if (Processors.current() != processor) left++;
        }
        assertEquals(before, allowed());
        assertEquals(several, left > 0);
    }
}
