package catenary.jupyter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A connection file is one of Jupyter's or refused with a sentence.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionFileFuzzTest {

    @TempDir Path folder;

    @Test void connectionFiles() {
        Path file = folder.resolve("kernel.json");
        List<byte[]> good = List.of("""
                {"shell_port": 50160, "iopub_port": 57503, "stdin_port": 52597, "control_port": 50161, "hb_port": 42540,
                 "ip": "127.0.0.1", "key": "a0436f6c-1916", "transport": "tcp", "signature_scheme": "hmac-sha256"}
                """.getBytes(StandardCharsets.UTF_8));
        int read = new Fuzzing("connection files", 8 << 20, 3000)
                .run(random -> new Mutations(good, random).next(), bytes -> {
                    Fuzzing.write(file, bytes);
                    try {
                        assertTrue(Jupyter.connection(file).getShellPort() > 0);
                    } catch (CharacterCodingException e) {
                        throw new IllegalArgumentException("no text", e);
                    }
                });
        assertTrue(read > 0);
    }
}
