package catenary.training.extensions;

import catenary.reporting.DictSummary;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/// Writes observed values for TensorBoard: `tensorboard --logdir result/tensorboard` shows them while training goes on.
///
/// ```java
/// .extend(new TensorBoardReport())
/// .extend(new TensorBoardReport(o -> o.trigger(100, ITERATION).keys("main/loss", "lr")))
/// ```
///
/// A point is the mean of an epoch, over the count of iterations. Each run adds a file of its own to the folder, so that a
/// resumed one goes on where the other ended. A file that can't be written ends nothing but itself; standard error says so.
public final class TensorBoardReport implements Extension {

    private static final int MASK = 0xA282EAD8;

    /// @param keys    of observations; empty for all
    /// @param trigger when a point is added
    /// @param folder  of the files, in the output folder
    public record Options(List<String> keys, Trigger trigger, String folder) {

        public Options keys(String... keys) {
            return new Options(List.of(keys), trigger, folder);
        }

        public Options trigger(Trigger trigger) {
            return new Options(keys, trigger, folder);
        }

        public Options trigger(double period, TrainingUnit unit) {
            return trigger(Trigger.every(period, unit));
        }

        public Options folder(String folder) {
            return new Options(keys, trigger, folder);
        }
    }

    private final Options options;
    private DictSummary summary = new DictSummary();
    private OutputStream file; // null before the first point, and after close
    private boolean failed;

    public TensorBoardReport() {
        this(o -> o);
    }

    public TensorBoardReport(UnaryOperator<Options> options) {
        this.options =
                options.apply(new Options(List.of(), Trigger.every(1, TrainingUnit.EPOCH), "tensorboard"));
    }

    @Override public void initialize(Trainer trainer) {
        failed = false;
    }

    @Override public void call(Trainer trainer) {
        Map<String, Object> seen = new LinkedHashMap<>(trainer.observation());
        if (!options.keys.isEmpty()) {
            seen.keySet().retainAll(options.keys);
        }
        summary.add(seen);
        if (options.trigger.fire(trainer)) {
            Map<String, Double> means = summary.computeMean();
            summary = new DictSummary();
            if (!failed) {
                write(trainer, means);
            }
        }
    }

    private void write(Trainer trainer, Map<String, Double> means) {
        Path folder = trainer.out().resolve(options.folder);
        try {
            if (file == null) {
                Files.createDirectories(folder);
                file = open(folder);
                file.write(record(event(0, 3, "brain.Event:2".getBytes(StandardCharsets.UTF_8))));
            }
            file.write(record(event(trainer.iteration(), 5, scalars(means))));
            file.flush();
        } catch (IOException e) {
            failed = true;
            System.err.println("TensorBoardReport: " + folder + " cannot be written to (" + e.getMessage()
                    + "); training goes on without");
        }
    }

    /// A new file, whose name TensorBoard recognizes and sorts by.
    private static OutputStream open(Path folder) throws IOException {
        String name = "events.out.tfevents." + System.currentTimeMillis() / 1000 + ".catenary";
        for (int i = 0;; i++) {
            Path path = folder.resolve(name + "." + i);
            if (!Files.exists(path)) {
                return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        }
    }

    // ---- the format: records of protocol buffers

    /// Length, its checksum, the data, their checksum.
    static byte[] record(byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(data.length).putInt(checksum(out.array(), 8)).put(data).putInt(checksum(data, data.length));
        return out.array();
    }

    private static int checksum(byte[] data, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    /// Time, step, and one field more.
    private static byte[] event(int step, int field, byte[] value) {
        var out = new ByteArrayOutputStream();
        out.write(1 << 3 | 1);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(System.currentTimeMillis() / 1000.0).array());
        out.write(2 << 3);
        number(out, step);
        bytes(out, field, value);
        return out.toByteArray();
    }

    private static byte[] scalars(Map<String, Double> means) {
        var out = new ByteArrayOutputStream();
        means.forEach((key, mean) -> {
            var value = new ByteArrayOutputStream();
            bytes(value, 1, key.getBytes(StandardCharsets.UTF_8));
            value.write(2 << 3 | 5);
            value.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(mean.floatValue()).array());
            bytes(out, 1, value.toByteArray());
        });
        return out.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        out.write(field << 3 | 2);
        number(out, value.length);
        out.writeBytes(value);
    }

    private static void number(ByteArrayOutputStream out, int value) {
        for (; value >>> 7 != 0; value >>>= 7) {
            out.write(value & 0x7F | 0x80);
        }
        out.write(value);
    }

    @Override public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            System.err.println("TensorBoardReport: " + e.getMessage());
        }
        file = null;
    }

    @Override public void serialize(Serializer s) {
        if (s.has("_trigger")) {
            options.trigger.serialize(s.child("_trigger"));
            summary.serialize(s.child("_summary"));
        }
    }
}
