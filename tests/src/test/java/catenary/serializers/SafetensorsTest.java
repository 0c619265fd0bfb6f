package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.links.Linear;
import catenary.training.SmallRun;
import catenary.training.TrainingUnit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("x.safetensors");
    }

    private static byte[] bytes(String header, byte... data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length)
                .put(text).put(data).array();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(file(), bytes);
    }

    /// The bytes of `save_file({"a": np.float32([1, 2]), "b": np.bool_(True)})` and of `torch.bfloat16`, by hand.
    @Test void filesOfOthersAreRead() throws IOException {
        Path file = file(
                bytes("""
                        {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
                        "h":{"dtype":"BF16","shape":[1,1],"data_offsets":[8,10]},"none":{"dtype":"I64","shape":[0],"data_offsets":[10,10]},\
                        "b":{"dtype":"BOOL","shape":[],"data_offsets":[10,11]}}""",
                        (byte) 0, (byte) 0, (byte) 0x80, (byte) 0x3F,
                        (byte) 0, (byte) 0, (byte) 0, (byte) 0x40, (byte) 0xC0, (byte) 0x3F, (byte) 1));
        Map<String, NDArray> read = Safetensors.read(file.toString());
        assertEquals("[a, b, h, none]", read.keySet().toString());
        assertEquals(Create.from(Devices.cpu(), null, new float[] {1, 2}), read.get("a"));
        assertEquals(Create.of(Devices.cpu(), DType.BFLOAT16, Shape.of(1, 1), new double[] {1.5}), read.get("h"));
        assertEquals(Create.from(Devices.cpu(), DType.BOOL, true), read.get("b"));
        assertEquals(Shape.of(0), read.get("none").shape());
    }

    @Test void theBytesAreThoseOfTheFormat() throws IOException {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.put("b", Create.from(Devices.cpu(), DType.BOOL, true));
        arrays.put("a", Create.from(Devices.cpu(), null, new float[] {1, 2}));
        Safetensors.save(file().toString(), arrays);
        String header = """
                {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, \
                "b": {"dtype": "BOOL", "shape": [], "data_offsets": [8, 9]}}""";
        header += " ".repeat(Math.floorMod(-header.length(), 8));
        assertArrayEquals(bytes(header, (byte) 0, (byte) 0, (byte) 0x80, (byte) 0x3F, (byte) 0, (byte) 0, (byte) 0,
                (byte) 0x40, (byte) 1), Files.readAllBytes(file()));
    }

    @ParameterizedTest @EnumSource(DType.class) void everyDtypeAndShapeComesBack(DType dtype) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Shape shape : new Shape[] {Shape.SCALAR, Shape.of(1), Shape.of(0, 3), Shape.of(2, 3, 4)}) {
            double[] values = new double[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = dtype == DType.BOOL ? i % 2 : i * 3;
            }
            arrays.put("ä/" + arrays.size(), Create.of(Devices.cpu(), dtype, shape, values));
        }
        arrays.put("turned", arrays.get("ä/3").transpose());
        Safetensors.save(file(), arrays);
        assertEquals(arrays, Safetensors.read(file()));
    }

    @Test void everyKindOfValueComesBack() {
        var saved = new Notebook();
        Safetensors.save(file(), saved);
        var loaded = Notebook.blank();
        assertTrue(Safetensors.load(file(), loaded).isExact());
        assertEquals(saved.state(), loaded.state());
        Safetensors.saveEntries(folder.resolve("again"), Safetensors.readEntries(file()));
        assertEquals(Safetensors.readEntries(file()), Safetensors.readEntries(folder.resolve("again")));
    }

    @Test void aTrainerComesBack() {
        var run = new SmallRun(folder.resolve("out"), 1);
        var trainer = run.builder().stop(1, TrainingUnit.EPOCH).build();
        trainer.run();
        Safetensors.save(file(), trainer);
        var second = new SmallRun(folder.resolve("out2"), 2);
        Safetensors.load(file(), second.builder().build());
        assertEquals(run.parameters(), second.parameters());
    }

    @Test void whatDoesNotFitChangesNothing() {
        Safetensors.save(file(), new Linear(3, 2));
        var other = new Linear(4, 2);
        NDArray before = other.W().array().copy();
        var e = assertThrows(BadFileException.class, () -> Safetensors.load(file().toString(), other));
        assertEquals(file() + ": W: expected float32 (2, 4), but found float32 (2, 3)", e.getMessage());
        assertEquals(before, other.W().array());
        assertEquals("loaded 1; ignored: W", Safetensors.load(file(), other, o -> o.ignoreNames("W")).toString());
        assertThrows(BadFileException.class, () -> Safetensors.read(folder.resolve("none")));
        assertThrows(BadFileException.class, () -> Safetensors.read(folder));
    }

    @Test void aKeyThatTheFormatKeepsIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> Safetensors.save(file(), Map.of("__metadata__", Create.from(Devices.cpu(), null, 1f))));
    }

    /// Four bytes of data follow.
    @ParameterizedTest @ValueSource(strings = {"{}", "[]", "{", "", "null", " {}", "{\"a\":1}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0.0,4.0]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e0],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967297],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"U32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":1}}",
            "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}",
            "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"__metadata__\":{\"x\":1}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"__metadata__\":{\"text:a\":\"\"}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"__metadata__\":{\"none:b\":\"\",\"text:b\":\"\"}}"}) void impossibleHeadersAreRefused(
                    String header) throws IOException {
        Path file = file(bytes(header, new byte[4]));
        var e = assertThrows(BadFileException.class, () -> Safetensors.read(file));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    }

    @Test void headersOfImpossibleLengthAreRefused() throws IOException {
        byte[] good = bytes("{}");
        assertEquals(Map.of(), Safetensors.read(file(good)));
        for (long length : new long[] {0, 1, 3, 1 << 26, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            byte[] bytes = Arrays.copyOf(good, 10);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            assertThrows(BadFileException.class, () -> Safetensors.read(file(bytes)), "length " + length);
        }
        for (int n = 0; n < good.length; n++) {
            byte[] bytes = Arrays.copyOf(good, n);
            assertThrows(BadFileException.class, () -> Safetensors.read(file(bytes)));
        }
    }
}
