package catenary.conformance;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.serializers.Npz;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One list of cases and the arrays that they name, put on a device.
record Manifest(Path folder, JsonElement json, Map<String, NDArray> arrays, Device device) {

    private static final String SERIALIZED = "serialized";

    static Path path(Path dir, String name) {
        return name.equals(SERIALIZED) ? dir.resolve(name).resolve("manifest.json") : dir.resolve(name + ".json");
    }

    static Manifest read(Path dir, String name, Device device) throws IOException {
        Path file = path(dir, name);
        Path arrays = name.equals(SERIALIZED) ? file.resolveSibling("expected.npz") : dir.resolve(name + ".npz");
        try {
            return new Manifest(file.toAbsolutePath().getParent(), JsonParser.parseString(Files.readString(file)),
                    Npz.read(arrays), device);
        } catch (JsonParseException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    List<JsonObject> cases() {
        return json.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    NDArray array(String key) {
        NDArray a = arrays.get(key);
        if (a == null) {
            throw new Mismatch("the reference has no array " + key);
        }
        return a.to(device);
    }

    /// The array, or null where the reference has none: a value that waits for its first input.
    NDArray arrayOrNone(JsonElement key) {
        return arrays.containsKey(key.getAsString()) && arrays.get(key.getAsString()) == null ? null : array(key);
    }

    NDArray array(JsonElement key) {
        return array(key.getAsString());
    }
}
