package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that NumPy and Chainer wrote.
class NumPyFilesTest {

    @TempDir Path folder;

    /// Every dtype and byte order; row-major, column-major, 0-d and empty; the elements are -11, -10, ... (uint8: 0, 1, ...).
    @Test void everyFormOfNpyIsRead() throws IOException {
        Path file = folder.resolve("made-by-numpy.npz");
        try (var in = NumPyFilesTest.class.getResourceAsStream("made-by-numpy.npz")) {
            Files.copy(in, file);
        }
        Map<String, Entry> entries = Npz.readEntries(file, o -> o);
        Map<String, DType> dtypes = Map.of("f2", DType.FLOAT16, "f4", DType.FLOAT32, "f8", DType.FLOAT64, "i1",
                DType.INT8, "u1", DType.UINT8, "i4", DType.INT32, "i8", DType.INT64, "b1", DType.BOOL);
        int arrays = 0;
        for (var e : entries.entrySet()) {
            String[] name = e.getKey().split("/");
            if (name.length == 2) {
                DType dtype = dtypes.get(name[0].substring(name[0].length() - 2));
                double[] values = new double[24];
                for (int i = 0; i < 24; i++) {
                    values[i] = dtype == DType.BOOL ? i % 2 : dtype == DType.UINT8 ? i : i - 11;
                }
                NDArray all = Create.of(Devices.cpu(), dtype, Shape.of(2, 3, 4), values);
                NDArray expected = switch (name[1]) {
                    case "scalar" -> Create.of(Devices.cpu(), dtype, Shape.SCALAR, new double[] {values[1]});
                    case "empty" -> NDArray.zeros(Devices.cpu(), dtype, Shape.of(0, 3, 4));
                    default -> all;
                };
                assertEquals(expected, ((Entry.Array) e.getValue()).array(), e.getKey());
                arrays++;
            }
        }
        assertEquals(13 * 4, arrays);
        NDArray three = Create.from(Devices.cpu(), null, new float[] {0, 1, 2});
        assertEquals(new Entry.Array(three), entries.get("version2"));
        assertEquals(new Entry.Array(three), entries.get("version3"));
        assertEquals(new Entry.Text("héllo 😀"), entries.get("text"));
        assertEquals(new Entry.Text("abc"), entries.get("bigendian-text"));
        assertEquals(new Entry.Text(""), entries.get("emptytext"));
        assertEquals(new Entry.None(), entries.get("none"));
    }

    /// All files of reference values, among them models, optimizers and snapshots that Chainer wrote.
    @Test void everyReferenceFileIsRead() throws IOException {
        Path golden = golden();
        int entries = 0;
        try (var files = Files.walk(golden)) {
            List<Path> all = files.filter(f -> f.toString().endsWith(".npz")).toList();
            for (Path file : all) {
                entries += Npz.readEntries(file, o -> o).size();
            }
            assertTrue(all.size() >= 14 && entries >= 11_000, all.size() + " files, " + entries + " entries");
        }
    }

    @Test void aSnapshotOfChainerFitsAndIsWrittenAsItWas() {
        Path snapshot = golden().resolve("serialized", "snapshot_iter_20.npz");
        Map<String, Entry> entries = Npz.readEntries(snapshot, o -> o);
        assertEquals("int64 ()", entries.get("updater/iteration").type().toString());
        assertTrue(((Entry.Text) entries.get("extensions/LogReport/_log")).text().startsWith("[{\"main/loss\""));
        Path copy = folder.resolve("copy");
        Npz.saveEntries(copy, entries, o -> o);
        assertEquals(entries, Npz.readEntries(copy, o -> o));
    }

    /// The folder of reference files, if this machine has it: `CATENARY_GOLDEN`, or `golden` beside `CATENARY_DATA`.
    private static Path golden() {
        String named = System.getenv("CATENARY_GOLDEN");
        String data = System.getenv("CATENARY_DATA");
        Path path = named != null ? Path.of(named) : data != null ? Path.of(data).resolveSibling("golden") : null;
        Assumptions.assumeTrue(path != null && Files.isDirectory(path), "no folder of reference files");
        return path;
    }
}
