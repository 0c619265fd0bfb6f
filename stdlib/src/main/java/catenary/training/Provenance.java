package catenary.training;

import catenary.array.Generator;
import catenary.iterators.DatasetIterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a snapshot comes from, as texts. Loading ignores them; people and tools may read them.
final class Provenance {

    private Provenance() {}

    static Map<String, String> of(Trainer trainer) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("catenary", version());
        facts.put("java", Runtime.version().toString());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("device", trainer.updater().optimizers().values().stream().flatMap(o -> o.target().params().stream())
                .map(p -> p.device().name()).distinct().collect(Collectors.joining(", ")));
        facts.put("seed", String.valueOf(Generator.global().state()[0]));
        facts.put("data", new TreeMap<>(trainer.updater().iterators()).entrySet().stream()
                .filter(e -> e.getValue() instanceof DatasetIterator)
                .map(e -> e.getKey() + ": " + describe((DatasetIterator) e.getValue()))
                .collect(Collectors.joining("; ")));
        return facts;
    }

    private static String describe(DatasetIterator iterator) {
        return iterator.dataset().name() + " (" + iterator.dataset().size() + " examples, batches of "
                + iterator.batchSize() + ")";
    }

    private static String version() {
        String version = Trainer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
