package catenary.conformance;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;
import catenary.links.Link;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;

/// Initializers, by their statistics where they are random, and how links start by default.
final class InitializerCases {

    /// How many standard errors two samples of one distribution may be apart.
    private static final double APART = 5;

    private final Manifest manifest;

    InitializerCases(Manifest manifest) {
        this.manifest = manifest;
    }

    void run(JsonObject c) {
        switch (c.get("kind").getAsString()) {
            case "initializer_random" -> {
                JsonObject tolerance = c.getAsJsonObject("tolerance");
                checkStatistics(generate(c), c, tolerance.get("std_rtol").getAsDouble(),
                        tolerance.get("mean_atol").getAsDouble(), "values");
            }
            case "initializer_exact" ->
                    Mismatch.requireClose(manifest.array(c.get("output")), generate(c), 0, 0, "values");
            case "link_default_init" -> checkDefaults(c);
            case String kind -> throw new Unsupported("a case of kind " + kind);
        }
    }

    private NDArray generate(JsonObject c) {
        var made = (Initializer) Library.create("catenary.initializers", c.get("initializer").getAsString(), c,
                new Values(manifest));
        int[] lengths = c.getAsJsonArray("shape").asList().stream().mapToInt(JsonElement::getAsInt).toArray();
        return made.generate(manifest.device(), DType.FLOAT32, Shape.of(lengths));
    }

    private void checkDefaults(JsonObject c) {
        Link link = (Link) Library.create("catenary.links", c.get("link").getAsString(), c, new Values(manifest));
        var params = link.namedParams();
        var expected = c.getAsJsonObject("params").asMap();
        Mismatch.requireEqual(expected.keySet(), params.keySet(), "parameters");
        double rtol = c.getAsJsonObject("tolerance").get("std_rtol").getAsDouble();
        expected.forEach((path, statistics) -> {
            JsonObject s = statistics.getAsJsonObject();
            NDArray value = params.get(path).array();
            Mismatch.requireEqual(s.get("shape").toString(),
                    Arrays.toString(value.shape().toArray()).replace(" ", ""), "shape of " + path);
            double n = value.size();
            checkStatistics(value, s, Math.max(rtol, APART / Math.sqrt(n)),
                    APART * s.get("std").getAsDouble() * Math.sqrt(2 / n), path);
        });
    }

    private static void checkStatistics(NDArray value, JsonObject expected, double stdRtol, double meanAtol,
            String what) {
        double[] v = value.toDoubleArray();
        double mean = Arrays.stream(v).average().orElse(Double.NaN);
        double std = Math.sqrt(Arrays.stream(v).map(x -> (x - mean) * (x - mean)).average().orElse(Double.NaN));
        Mismatch.requireClose(expected.get("mean").getAsDouble(), mean, 0, meanAtol, what + ": mean");
        Mismatch.requireClose(expected.get("std").getAsDouble(), std, stdRtol, 0, what + ": standard deviation");
    }
}
