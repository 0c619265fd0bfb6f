package catenary.training.extensions;

import catenary.reporting.DictSummary;
import catenary.serializers.AtomicFile;
import catenary.serializers.Json;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Averages the observations of an epoch and keeps them as JSON in the file `log` of the output folder.
///
/// ```json
/// [
///     {
///         "main/loss": 0.402984,
///         "validation/main/loss": 0.212212,
///         "epoch": 1,
///         "iteration": 600,
///         "elapsed_time": 4.13376
///     }
/// ]
/// ```
public final class LogReport implements Extension {

    /// @param keys        the observations that are logged; null for all
    /// @param trigger     when a row is added; this is apart from the trigger of the extension, which collects after
    ///                    every update
    /// @param postprocess may change each row; null for nothing
    /// @param filename    of the log, in which `{epoch}` stands for the row's value of that key; null for no file
    public record Options(List<String> keys, Trigger trigger, Consumer<Map<String, Object>> postprocess,
            String filename) {

        static Options defaults() {
            return new Options(null, Trigger.every(1, TrainingUnit.EPOCH), null, "log");
        }

        public Options keys(String... keys) {
            return new Options(List.of(keys), trigger, postprocess, filename);
        }

        public Options trigger(Trigger trigger) {
            return new Options(keys, trigger, postprocess, filename);
        }

        public Options trigger(double period, TrainingUnit unit) {
            return trigger(Trigger.every(period, unit));
        }

        public Options postprocess(Consumer<Map<String, Object>> postprocess) {
            return new Options(keys, trigger, postprocess, filename);
        }

        public Options filename(String filename) {
            return new Options(keys, trigger, postprocess, filename);
        }
    }

    private final Options options;
    private final List<Map<String, Object>> log = new ArrayList<>();
    private DictSummary summary = new DictSummary();

    public LogReport() {
        this(o -> o);
    }

    public LogReport(UnaryOperator<Options> options) {
        this.options = options.apply(Options.defaults());
    }

    /// The rows so far: means, then `epoch`, `iteration` and `elapsed_time` in seconds.
    public List<Map<String, Object>> log() {
        return Collections.unmodifiableList(log);
    }

    @Override public void call(Trainer trainer) {
        summary.add(chosen(trainer.observation()));
        if (trainer.isBeforeTraining() || options.trigger.fire(trainer)) {
            Map<String, Object> row = row(trainer);
            log.add(row);
            summary = new DictSummary();
            if (options.filename != null) {
                write(trainer.out().resolve(named(row)));
            }
        }
    }

    private Map<String, Object> chosen(Map<String, Object> observation) {
        if (options.keys == null) {
            return observation;
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        options.keys.stream().filter(observation::containsKey).forEach(key -> chosen.put(key, observation.get(key)));
        return chosen;
    }

    private Map<String, Object> row(Trainer trainer) {
        Map<String, Object> row = new LinkedHashMap<>(summary.computeMean());
        row.put("epoch", trainer.epoch());
        row.put("iteration", trainer.iteration());
        row.put("elapsed_time", trainer.elapsedTime());
        if (options.postprocess != null) {
            options.postprocess.accept(row);
        }
        return row;
    }

    private String named(Map<String, Object> row) {
        String name = options.filename;
        for (Map.Entry<String, Object> e : row.entrySet()) {
            name = name.replace("{" + e.getKey() + "}", String.valueOf(e.getValue()));
        }
        return name;
    }

    private void write(Path file) {
        byte[] text = (Json.format(log, 4) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.write(file, out -> out.write(text));
        } catch (UncheckedIOException e) {
            System.err.println("log: " + e.getMessage() + "; training goes on, snapshots hold the log too");
        }
    }

    @Override public void serialize(Serializer s) {
        options.trigger.serialize(s.child("_trigger"));
        summary.serialize(s.child("_summary"));
        if (s.has("_log")) {
            read(s.value("_log", Json.format(log)));
        }
    }

    private void read(String text) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (!(Json.parse(text) instanceof List<?> list)) {
            throw new IllegalArgumentException("_log: expected a JSON list, but found " + text);
        }
        for (Object row : list) {
            if (!(row instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("_log: expected a list of JSON objects, but found " + row);
            }
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((key, value) -> values.put((String) key, value));
            rows.add(values);
        }
        log.clear();
        log.addAll(rows);
    }
}
