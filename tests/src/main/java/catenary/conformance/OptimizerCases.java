package catenary.conformance;

import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.links.Chain;
import catenary.links.Link;
import catenary.optimizers.Optimizer;
import catenary.optimizers.OptimizerHook;
import catenary.optimizers.ParameterHook;
import catenary.optimizers.UpdateRule;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/// Optimizers and hooks: the parameters after each step, the counters, the learning rate, the state at the end.
final class OptimizerCases {

    private static final double LR_RTOL = 1e-6;

    private final Manifest manifest;

    OptimizerCases(Manifest manifest) {
        this.manifest = manifest;
    }

    /// The optimizer of a case with its hooks, in charge of `link`.
    static Optimizer create(JsonObject c, Link link, Values values) {
        var optimizer = (Optimizer) Library.create("catenary.optimizers", c.get("optimizer").getAsString(), c, values);
        optimizer.setup(link);
        for (JsonElement e : Library.list(c, "hooks")) {
            JsonObject hook = e.getAsJsonObject();
            switch (Library.create("catenary.optimizers.hooks", hook.get("hook").getAsString(), hook, values)) {
                case OptimizerHook h -> optimizer.addHook(h);
                case ParameterHook h -> optimizer.addHook(h);
                case Object other -> throw new Unsupported("a hook of type " + other.getClass().getSimpleName());
            }
        }
        return optimizer;
    }

    void run(JsonObject c) {
        Chain link = new Chain();
        c.getAsJsonObject("params").asMap().forEach(
                (path, key) -> link.addParam(path.substring(1), new Parameter(manifest.array(key).copy())));
        Optimizer optimizer = create(c, link, new Values(manifest));
        JsonObject tolerance = c.getAsJsonObject("tolerance");
        Map<String, Parameter> params = link.namedParams();
        for (JsonElement e : c.getAsJsonArray("steps")) {
            JsonObject step = e.getAsJsonObject();
            step.getAsJsonObject("grads").asMap()
                    .forEach((path, key) -> params.get(path).grad(manifest.array(key).copy()));
            optimizer.update();
            int t = step.get("t").getAsInt();
            Mismatch.requireEqual(t, optimizer.t(), "t");
            step.getAsJsonObject("params_after").asMap().forEach((path, key) -> Mismatch
                    .requireClose(manifest.array(key), params.get(path).array(), tolerance, path + " after step " + t));
            if (step.has("lr") && !step.get("lr").isJsonNull()) {
                double lr = ((Number) Binder.read(optimizer, "lr")).doubleValue();
                Mismatch.requireClose(step.get("lr").getAsDouble(), lr, LR_RTOL, 0, "lr after step " + t);
            }
        }
        c.getAsJsonObject("final_state").asMap()
                .forEach((path, state) -> checkState(params.get(path), state.getAsJsonObject(), tolerance, path));
    }

    private void checkState(Parameter p, JsonObject expected, JsonObject tolerance, String path) {
        UpdateRule rule = (UpdateRule) p.updateRule();
        Map<String, NDArray> state = rule.state();
        expected.asMap().forEach((name, value) -> {
            if (name.equals("t")) {
                Mismatch.requireEqual(value.getAsInt(), rule.t(), "t of " + path);
                return;
            }
            Mismatch.require(state.containsKey(name), "expected a state " + name + " of " + path);
            NDArray reference = manifest.array(value);
            Mismatch.requireClose(reference, state.get(name).astype(reference.dtype()), tolerance,
                    "state " + name + " of " + path);
        });
    }
}
