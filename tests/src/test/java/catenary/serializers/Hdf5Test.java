package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.links.Linear;
import catenary.links.Sequential;
import catenary.optimizers.Adam;
import catenary.training.SmallRun;
import catenary.training.TrainingUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5Test {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("x.h5");
    }

    @ParameterizedTest @ValueSource(booleans = {true, false}) void everyKindOfValueComesBack(boolean compression) {
        var saved = new Notebook();
        Hdf5.save(file(), saved, o -> o.compression(compression));
        var loaded = Notebook.blank();
        LoadReport report = Hdf5.load(file(), loaded);
        assertEquals(saved.state(), loaded.state());
        assertTrue(report.isExact(), report.toString());
        assertEquals(Npz.readEntries(npz(saved), o -> o), Hdf5.readEntries(file(), o -> o));
    }

    private Path npz(Saveable object) {
        Npz.save(folder.resolve("x.npz"), object);
        return folder.resolve("x.npz");
    }

    @ParameterizedTest @EnumSource(DType.class) void everyDtypeAndShapeComesBack(DType dtype) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Shape shape : new Shape[] {Shape.SCALAR, Shape.of(1), Shape.of(5), Shape.of(0, 3), Shape.of(2, 3, 4)}) {
            double[] values = new double[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = dtype == DType.BOOL ? i % 2 : i * 3;
            }
            arrays.put("a" + arrays.size() + "/x", Create.of(Devices.cpu(), dtype, shape, values));
        }
        arrays.put("turned", arrays.get("a4/x").transpose());
        Hdf5.save(file(), arrays);
        Map<String, NDArray> read = Hdf5.read(file());
        assertEquals(arrays.keySet(), read.keySet());
        // HDF5 has no bfloat16; float32 holds its values.
        arrays.forEach((key, a) -> assertEquals(dtype == DType.BFLOAT16 ? a.astype(DType.FLOAT32) : a, read.get(key)));
    }

    @Test void modelOptimizerAndTrainerComeBack() {
        var model = new Sequential(new Linear(3, 4), new Linear(4, 2));
        var optimizer = new Adam().setup(model);
        optimizer.update(() -> model.apply(Variable.constant(Create.full(Devices.cpu(), DType.FLOAT32,
                Shape.of(2, 3), 1))).sum());
        Hdf5.save(folder.resolve("model"), model);
        Hdf5.save(folder.resolve("optimizer"), optimizer);
        var again = new Sequential(new Linear(3, 4), new Linear(4, 2));
        var other = new Adam().setup(again);
        assertTrue(Hdf5.load(folder.resolve("model").toString(), again).isExact());
        assertTrue(Hdf5.load(folder.resolve("optimizer"), other).isExact());
        assertEquals(DictionarySerializer.entries(model), DictionarySerializer.entries(again));
        assertEquals(DictionarySerializer.entries(optimizer), DictionarySerializer.entries(other));

        var run = new SmallRun(folder.resolve("out"), 1);
        var trainer = run.builder().stop(1, TrainingUnit.EPOCH).build();
        trainer.run();
        Hdf5.save(folder.resolve("trainer"), trainer);
        var second = new SmallRun(folder.resolve("out2"), 2);
        Hdf5.load(folder.resolve("trainer"), second.builder().build());
        assertEquals(run.parameters(), second.parameters());
    }

    @Test void aLazyParameterIsADataSetWithoutElements() {
        Hdf5.save(file(), new Linear(3));
        assertEquals(new Entry.None(), Hdf5.readEntries(file(), o -> o).get("W"));
        var loaded = new Linear(3);
        Hdf5.load(file(), loaded);
        assertFalse(loaded.W().isInitialized());
    }

    @Test void equalStatesAreEqualFiles() throws IOException {
        Hdf5.save(file(), new Notebook());
        Hdf5.save(folder.resolve("y.h5"), new Notebook());
        assertArrayEquals(Files.readAllBytes(file()), Files.readAllBytes(folder.resolve("y.h5")));
    }

    @Test void whatDoesNotFitChangesNothing() {
        Hdf5.save(file(), new Linear(3, 2));
        var other = new Linear(4, 2);
        NDArray before = other.W().array().copy();
        var e = assertThrows(BadFileException.class, () -> Hdf5.load(file(), other));
        assertEquals(file() + ": W: expected float32 (2, 4), but found float32 (2, 3)", e.getMessage());
        assertEquals(before, other.W().array());
        assertThrows(BadFileException.class, () -> Hdf5.load(folder.resolve("none"), other));
        assertThrows(BadFileException.class, () -> Hdf5.load(npz(other), other));
    }

    @Test void impossibleKeysAreRefusedAndLeaveNoFile() throws IOException {
        NDArray a = Create.of(Devices.cpu(), DType.FLOAT32, Shape.SCALAR, new double[] {1});
        for (Map<String, NDArray> arrays : List.of(Map.of("", a), Map.of("a//b", a), Map.of("a", a, "a/b", a))) {
            assertThrows(IllegalArgumentException.class, () -> Hdf5.save(file(), arrays));
        }
        assertThrows(UncheckedIOException.class, () -> Hdf5.save(folder.resolve("none/x"), Map.of("a", a)));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    /// Every dtype and byte order; in one piece, packed, in chunks that reach beyond the edge, 0-d and empty; the elements
    /// are -11, -10, ... (uint8: 0, 1, ...).
    @Test void everyFormThatH5pyWritesIsRead() throws IOException {
        try (var in = Hdf5Test.class.getResourceAsStream("made-by-h5py.h5")) {
            Files.copy(in, file());
        }
        Map<String, DType> dtypes = Map.of("f2", DType.FLOAT16, "f4", DType.FLOAT32, "f8", DType.FLOAT64, "i1",
                DType.INT8, "u1", DType.UINT8, "i4", DType.INT32, "i8", DType.INT64, "b1", DType.BOOL);
        int arrays = 0;
        Map<String, Entry> entries = Hdf5.readEntries(file(), o -> o);
        for (var e : entries.entrySet()) {
            String[] name = e.getKey().split("/");
            if (name.length == 2) {
                DType dtype = dtypes.get(name[0].substring(3));
                double[] values = new double[24];
                for (int i = 0; i < 24; i++) {
                    values[i] = dtype == DType.BOOL ? i % 2 : dtype == DType.UINT8 ? i : i - 11;
                }
                NDArray expected = switch (name[1]) {
                    case "scalar" -> Create.of(Devices.cpu(), dtype, Shape.SCALAR, new double[] {values[1]});
                    case "empty" -> NDArray.zeros(Devices.cpu(), dtype, Shape.of(0, 3, 4));
                    default -> Create.of(Devices.cpu(), dtype, Shape.of(2, 3, 4), values);
                };
                assertEquals(expected, ((Entry.Array) e.getValue()).array(), e.getKey());
                arrays++;
            }
        }
        assertEquals(8 * 5 + 7, arrays);
        assertEquals(new Entry.None(), entries.get("none"));
        assertEquals(new Entry.Text("héllo"), entries.get("text"));
    }

    /// What is written here, h5py reads, value for value, if this machine has it.
    @Test void h5pyReadsWhatIsWritten() throws Exception {
        var entries = new Notebook();
        entries.lazy = Create.of(Devices.cpu(), DType.FLOAT16, Shape.of(2, 2), new double[] {1, -2, 0.5, 65504});
        Hdf5.save(file(), entries);
        Hdf5.save(folder.resolve("none.h5"), new Notebook(), o -> o.compression(false));
        String program = """
                import h5py, sys
                def show(name, d):
                    if isinstance(d, h5py.Dataset):
                        print(name, d.dtype, d.shape, None if d.shape is None else d[()].tolist(), d.compression_opts)
                for path in sys.argv[1:]:
                    h5py.File(path, 'r').visititems(show)
                """;
        Process python;
        try {
            python = new ProcessBuilder("/usr/bin/python3", "-c", program, file().toString(),
                    folder.resolve("none.h5").toString()).start();
        } catch (IOException e) {
            Assumptions.abort("no python3");
            return;
        }
        String out = new String(python.getInputStream().readAllBytes());
        String errors = new String(python.getErrorStream().readAllBytes());
        assertTrue(python.waitFor(30, TimeUnit.SECONDS));
        Assumptions.assumeFalse(errors.contains("No module named"), "no h5py");
        assertEquals("", errors);
        assertEquals("""
                child/best float32 None None None
                child/detail float64 () 0.1 None
                child/done bool () True None
                """, out.lines().limit(3).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(out.contains("l1/W float32 (2, 3) [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]] 4\n"), out);
        assertTrue(out.contains("l1/W float32 (2, 3) [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]] None\n"), out);
        assertTrue(out.contains("l2/W float16 (2, 2) [[1.0, -2.0], [0.5, 65504.0]] 4\n"), out);
        assertTrue(out.contains("l2/W float32 None None None\n"), out);
        assertTrue(out.contains("child/order int64 (3,) [2, 0, 1] 4\n"), out);
        assertTrue(out.contains("many int64 () 1152921504606846976 None\n"), out);
    }
}
