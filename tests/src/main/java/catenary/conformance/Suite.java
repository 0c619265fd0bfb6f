package catenary.conformance;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/// Which class checks the cases of which manifest.
final class Suite {

    static final List<String> NAMES =
            List.of("functions", "links", "initializers", "optimizers", "training", "serialized");

    /// One case. It throws [Unsupported] or [Mismatch].
    record Check(String id, Runnable body) {}

    private Suite() {}

    static List<Check> of(String name, Manifest manifest) {
        return switch (name) {
            case "functions" -> each(manifest, new FunctionCases(manifest)::run);
            case "links" -> each(manifest, new LinkCases(manifest)::run);
            case "initializers" -> each(manifest, new InitializerCases(manifest)::run);
            case "optimizers" -> each(manifest, new OptimizerCases(manifest)::run);
            case "training" -> each(manifest, new TrainingCases(manifest)::run);
            case "serialized" -> new SerializedCases(manifest).all();
            default -> throw new IllegalArgumentException("conform: no manifest is called " + name);
        };
    }

    private static List<Check> each(Manifest manifest, Consumer<JsonObject> run) {
        return manifest.cases().stream().map(c -> new Check(c.get("id").getAsString(), () -> run.accept(c))).toList();
    }
}
