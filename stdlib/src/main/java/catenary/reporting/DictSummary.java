package catenary.reporting;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.serializers.Json;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Means and standard deviations of the values under each key of a sequence of observations.
///
/// Numbers, truth values, and arrays and variables without axes count; everything else that was reported (pictures,
/// texts, vectors) is passed over.
public final class DictSummary implements Saveable {

    private final Map<String, Summary> summaries = new LinkedHashMap<>();

    /// A value that counts `weight` times.
    public record Weighted(Object value, Object weight) {}

    /// Adds one observation.
    ///
    /// @throws IllegalArgumentException if a weight is not a single number
    public void add(Map<String, ?> observation) {
        observation.forEach((key, value) -> {
            Double weight = value instanceof Weighted w ? number(w.weight()) : Double.valueOf(1);
            if (weight == null) {
                throw new IllegalArgumentException(
                        "summary: expected a single number as weight of " + key + ", but found " + value);
            }
            Double number = number(value instanceof Weighted w ? w.value() : value);
            if (number != null) {
                summaries.computeIfAbsent(key, _ -> new Summary()).add(number, weight);
            }
        });
    }

    /// The value as a number, null if it isn't one. This is where a device is waited for.
    private static Double number(Object value) {
        return switch (value) {
            case Number n -> n.doubleValue();
            case Boolean b -> b ? 1.0 : 0.0;
            case Variable v when v.rank() == 0 -> v.item();
            case NDArray a when a.rank() == 0 -> a.item();
            case null, default -> null;
        };
    }

    /// The mean of each key.
    public Map<String, Double> computeMean() {
        Map<String, Double> out = new LinkedHashMap<>();
        summaries.forEach((key, summary) -> out.put(key, summary.mean()));
        return out;
    }

    /// The mean of each key, and its standard deviation under `key.std`.
    public Map<String, Double> makeStatistics() {
        Map<String, Double> out = new LinkedHashMap<>();
        summaries.forEach((key, summary) -> {
            var statistics = summary.statistics();
            out.put(key, statistics.mean());
            out.put(key + ".std", statistics.std());
        });
        return out;
    }

    /// The names as a JSON list, then the sums in its order.
    @Override public void serialize(Serializer s) {
        List<String> names = new ArrayList<>(summaries.keySet());
        if (s.has("_names")) {
            names = names(s.value("_names", Json.format(names)));
        }
        Serializer sums = s.child("_summaries");
        Map<String, Summary> all = new LinkedHashMap<>();
        for (String name : names) {
            Summary summary = summaries.getOrDefault(name, new Summary());
            summary.serialize(sums.child(String.valueOf(all.size())));
            all.put(name, summary);
        }
        summaries.clear();
        summaries.putAll(all);
    }

    private static List<String> names(String json) {
        if (json == null || json.isBlank()) {
            return List.of();
        }
        if (Json.parse(json) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException("_names: expected a JSON list of strings, but found " + json);
    }
}
