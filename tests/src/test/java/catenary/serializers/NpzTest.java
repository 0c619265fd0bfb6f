package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {

    @TempDir Path folder;

    @ParameterizedTest @ValueSource(booleans = {true, false}) void whatIsSavedIsLoaded(boolean compression) {
        Path file = folder.resolve("model");
        Notebook saved = new Notebook();
        Npz.save(file, saved, o -> o.compression(compression));
        Notebook loaded = Notebook.blank();
        LoadReport report = Npz.load(file, loaded);
        assertEquals(saved.state(), loaded.state());
        assertTrue(report.isExact(), report.toString());
        assertEquals(9, report.loaded().size());
    }

    @Test void keysAndDtypesAreChainers() {
        assertEquals("{t=int64 (), many=int64 (), child/detail=float64 (), child/done=bool (), child/log=text, "
                + "child/best=none, child/order=int64 (3,), l1/W=float32 (2, 3), l2/W=none}", types(new Notebook()));
    }

    private static String types(Saveable s) {
        Map<String, Entry.Type> types = new LinkedHashMap<>();
        DictionarySerializer.entries(s).forEach((k, e) -> types.put(k, e.type()));
        return types.toString();
    }

    @Test void aSecondSaveHasTheSameBytes() throws IOException {
        Npz.save(folder.resolve("a"), new Notebook());
        Npz.save(folder.resolve("b"), new Notebook());
        assertArrayEquals(Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
    }

    @Test void theNameIsUsedAsItIs() throws IOException {
        Npz.save(folder.resolve("mlp.model").toString(), new Notebook());
        try (var files = Files.list(folder)) {
            assertEquals(List.of("mlp.model"), files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest @EnumSource(DType.class) void arraysOfEveryTypeAndShapeComeBack(DType dtype) {
        Generator g = new Generator(dtype.ordinal());
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (int[] shape : new int[][] {{}, {1}, {7}, {0, 3}, {3, 4, 5}, {20_000}}) {
            double[] values = new double[Shape.of(shape).size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = g.nextInt(2 * 100) - (dtype == DType.UINT8 ? 0 : 100);
            }
            NDArray x = Create.of(Devices.cpu(), dtype, Shape.of(shape), values);
            arrays.put("a" + arrays.size(), x);
            arrays.put("view/" + arrays.size(), x.transpose());
        }
        Npz.save(folder.resolve("x.npz"), arrays);
        Map<String, NDArray> read = Npz.read(folder.resolve("x.npz"));
        assertEquals(arrays.keySet(), read.keySet());
        arrays.forEach((key, x) -> assertEquals(
                dtype == DType.BFLOAT16 ? x.astype(DType.FLOAT32) : x, read.get(key), key)); // NumPy has no bfloat16
    }

    @Test void nonesAreNullsAndTextsAreLeftOutWhenArraysAreRead() {
        Npz.save(folder.resolve("x"), new Notebook());
        Map<String, NDArray> read = Npz.read(folder.resolve("x").toString());
        assertTrue(read.containsKey("l2/W"));
        assertNull(read.get("l2/W"));
        assertTrue(!read.containsKey("child/log"));
        assertEquals(new Entry.Text("[\"µ\", \"😀\"]"),
                Npz.readEntries(folder.resolve("x"), o -> o).get("child/log"));
    }

    @Test void anAbsentParameterTakesTheShapeOfTheFileAndItsOwnDtype() {
        Notebook built = new Notebook();
        built.lazy = Create.from(Devices.cpu(), DType.FLOAT64, new double[][] {{1, 2}});
        Npz.save(folder.resolve("x"), built);
        Notebook lazy = Notebook.blank();
        LoadReport report = Npz.load(folder.resolve("x"), lazy);
        assertEquals(Create.from(Devices.cpu(), null, new double[][] {{1, 2}}), lazy.lazy);
        assertEquals(List.of("l2/W: float64 to float32"), report.cast());
    }

    @Test void aStoredNoneKeepsAnInitializedParameter() {
        Npz.save(folder.resolve("x"), new Notebook());
        Notebook built = Notebook.blank();
        built.lazy = Create.from(Devices.cpu(), null, new double[] {9});
        Npz.load(folder.resolve("x"), built);
        assertEquals(Create.from(Devices.cpu(), null, new double[] {9}), built.lazy);
        assertNull(built.best);
    }

    @Test void aPartOfAFileIsLoadedFromItsPath() {
        Saveable trainer = s -> new Notebook().serialize(s.child("updater").child("model:main"));
        Npz.save(folder.resolve("x"), trainer);
        for (String path : List.of("updater/model:main", "updater/model:main/", "/updater/model:main/")) {
            Notebook model = Notebook.blank();
            Npz.load(folder.resolve("x"), model, o -> o.path(path));
            assertEquals(new Notebook().state(), model.state());
        }
        var e = assertThrows(BadFileException.class, () -> Npz.load(folder.resolve("x"), Notebook.blank()));
        assertTrue(e.getMessage().contains("t is not in the file"), e.getMessage());
        assertTrue(e.getMessage().contains(
                "hint: the file has updater/model:main/t; load it with path(\"updater/model:main\")"), e.getMessage());
    }

    @Test void aMissingKeyIsAnsweredWithItsNeighbours() {
        Npz.save(folder.resolve("x"), (Saveable) s -> {
            s.value("a", 1);
            s.value("trigger/epoch", 1);
            s.value("trigger/iteration", 1);
        });
        var e = assertThrows(BadFileException.class,
                () -> Npz.load(folder.resolve("x"), (Saveable) s -> s.value("trigger/detail", 1)));
        assertEquals(folder.resolve("x") + ": trigger/detail is not in the file\n"
                + "  the file has trigger/epoch, trigger/iteration", e.getMessage());
    }

    @Test void whatIsMissingIsKeptOnlyWhenAskedTo() {
        Npz.save(folder.resolve("x"), (Saveable) s -> {
            s.value("t", 3);
            s.value("other", 1);
        });
        Notebook loaded = Notebook.blank();
        LoadReport report = Npz.load(folder.resolve("x"), loaded, o -> o.strict(false));
        assertEquals(3, loaded.t);
        assertEquals(-1, loaded.many);
        assertEquals(List.of("t"), report.loaded());
        assertEquals(List.of("other"), report.unexpected());
        assertEquals(8, report.missing().size());
        assertTrue(report.toString().startsWith("loaded 1; missing: many, child/detail"), report.toString());
    }

    @Test void ignoredNamesKeepTheirValues() {
        Npz.save(folder.resolve("x"), new Notebook());
        Notebook loaded = Notebook.blank();
        LoadReport report =
                Npz.load(folder.resolve("x"), loaded, o -> o.ignoreNames("t").ignoreNames(k -> k.startsWith("child/")));
        assertEquals(-1, loaded.t);
        assertEquals(5.0, loaded.best);
        assertEquals(1L << 60, loaded.many);
        assertEquals(6, report.ignored().size());
    }

    /// What a file says about one key, and what is wrong with it where it doesn't fit.
    @Test void whatDoesNotFitIsNamedAndNothingChanges() {
        refused("l1/W: expected float32 (2, 3), but found float32 (2, 4)", "l1/W", Shape.of(2, 4), DType.FLOAT32);
        refused("l1/W: expected float32 (2, 3), but found float32 (1, 3)", "l1/W", Shape.of(1, 3), DType.FLOAT32);
        refused("l1/W: expected float32 (2, 3), but found float32 (3,)", "l1/W", Shape.of(3), DType.FLOAT32);
        refused("t: expected int32 (), but found float64 ()", "t", Shape.SCALAR, DType.FLOAT64);
        refused("child/done: expected bool (), but found int64 ()", "child/done", Shape.SCALAR, DType.INT64);
        refused("child/log: expected text, but found int64 ()", "child/log", Shape.SCALAR, DType.INT64);
        refused("child/order: expected int32 (n,), but found int64 (3, 1)", "child/order", Shape.of(3, 1),
                DType.INT64);
    }

    private void refused(String message, String key, Shape shape, DType dtype) {
        Map<String, Entry> entries = new LinkedHashMap<>(DictionarySerializer.entries(new Notebook()));
        entries.put(key, new Entry.Array(NDArray.zeros(Devices.cpu(), dtype, shape)));
        Npz.saveEntries(folder.resolve("x"), entries, o -> o);
        Notebook object = Notebook.blank();
        String before = object.state();
        var e = assertThrows(BadFileException.class, () -> Npz.load(folder.resolve("x"), object));
        assertEquals(folder.resolve("x") + ": " + message, e.getMessage());
        assertEquals(before, object.state());
        assertNull(object.lazy);
    }

    @Test void numbersOutOfRangeAreRefused() {
        Npz.save(folder.resolve("x"), (Saveable) s -> s.value("t", 1L << 40));
        var e = assertThrows(BadFileException.class,
                () -> Npz.load(folder.resolve("x"), (Saveable) s -> s.value("t", 1)));
        assertTrue(e.getMessage().endsWith("t: expected int32, but found int64 values beyond its range"),
                e.getMessage());
    }

    @Test void numbersAreConvertedWithinTheirKind() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.put("x", Create.from(Devices.cpu(), DType.FLOAT64, new double[] {0.1, 2}));
        arrays.put("n", Create.from(Devices.cpu(), null, 7));
        arrays.put("seconds", Create.from(Devices.cpu(), null, 5L));
        Npz.save(folder.resolve("x"), arrays);
        NDArray x = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(2));
        LoadReport report = Npz.load(folder.resolve("x"), (Saveable) s -> {
            s.array("x", x);
            assertTrue(s.value("n", 0L) % 7 == 0);
            assertTrue(s.value("seconds", 0.0) % 5 == 0);
        });
        assertEquals(Create.from(Devices.cpu(), null, new float[] {0.1f, 2}), x);
        assertEquals(List.of("x: float64 to float32"), report.cast());
    }

    /// What an object asks for may depend on what it has read; then only the second walk can find that it is missing.
    @Test void aFailureOnTheSecondWalkPutsEverythingBack() {
        Npz.save(folder.resolve("x"), (Saveable) s -> {
            s.value("count", 2);
            s.array("w", Create.from(Devices.cpu(), null, new float[] {1, 2}));
            s.value("item0", 10);
        });
        class Counted implements Saveable {
            int count;
            NDArray w = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(2));

            @Override public void serialize(Serializer s) {
                count = s.value("count", count);
                s.array("w", w);
                for (int i = 0; i < count; i++) {
                    s.value("item" + i, 0);
                }
            }
        }
        Counted object = new Counted();
        var e = assertThrows(BadFileException.class, () -> Npz.load(folder.resolve("x"), object));
        assertTrue(e.getMessage().contains("item1 is not in the file"), e.getMessage());
        assertEquals(0, object.count);
        assertEquals(NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(2)), object.w);
    }

    @Test void valuesThatAnObjectRefusesAreAFaultOfTheFile() {
        Npz.save(folder.resolve("x"), (Saveable) s -> s.value("epoch", -1));
        var e = assertThrows(BadFileException.class, () -> Npz.load(folder.resolve("x"), (Saveable) s -> {
            if (s.value("epoch", 0) < 0) {
                throw new IllegalArgumentException("expected epoch >= 0");
            }
        }));
        assertEquals(folder.resolve("x") + ": expected epoch >= 0", e.getMessage());
    }

    @Test void aKeyWrittenTwiceIsAMistakeOfTheObject() {
        var e = assertThrows(IllegalStateException.class, () -> DictionarySerializer.entries(s -> {
            s.value("t", 1);
            s.value("/t", 2);
        }));
        assertEquals("serializer: t is written twice", e.getMessage());
    }

    @Test void copiesDoNotChangeWithTheObject() {
        Notebook n = new Notebook();
        Map<String, Entry> copies = DictionarySerializer.copies(n);
        Map<String, Entry> live = DictionarySerializer.entries(n);
        n.w.fill(0);
        assertEquals("array([[1., 2., 3.],\n       [4., 5., 6.]])",
                ((Entry.Array) copies.get("l1/W")).array().toString());
        assertEquals("array([[0., 0., 0.],\n       [0., 0., 0.]])",
                ((Entry.Array) live.get("l1/W")).array().toString());
        Notebook other = Notebook.blank();
        DictionarySerializer.load(copies, other, o -> o);
        assertEquals(new Notebook().state(), other.state());
    }
}
