package catenary.conformance;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.links.Link;
import catenary.serializers.Npz;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Links: shapes of new parameters, outputs, gradients of inputs and parameters, running statistics, states.
final class LinkCases {

    private static final List<String> CALLS = List.of("apply", "forward");

    private final Manifest manifest;

    LinkCases(Manifest manifest) {
        this.manifest = manifest;
    }

    void run(JsonObject c) {
        try (var _ = Config.with(config -> config.withTrain(c.get("train").getAsBoolean()))) {
            Values values = new Values(manifest);
            Link link = (Link) Library.create("catenary.links", javaName(c.get("link").getAsString()), c, values);
            checkShapes(link, c.getAsJsonObject("initial_param_shapes"));
            Map<String, NDArray> state = new LinkedHashMap<>(arrays(c.getAsJsonObject("params")));
            state.putAll(arrays(c.getAsJsonObject("persistents")));
            load(link, state);
            Map<String, Variable> outputs = apply(link, c, values);
            JsonObject tolerance = c.getAsJsonObject("tolerance");
            outputs.forEach((key, y) -> Mismatch.requireClose(manifest.array(key), y.array(), tolerance, key));
            checkGradients(link, c, values, outputs);
            checkAfter(link, c, tolerance);
        }
    }

    /// `Parameter` is what variables that are learned are called.
    private static String javaName(String link) {
        return link.equals("Parameter") ? "ParameterLink" : link;
    }

    private static void checkShapes(Link link, JsonObject expected) {
        Map<String, Parameter> params = link.namedParams();
        Mismatch.requireEqual(expected.keySet(), params.keySet(), "parameters");
        params.forEach((path, p) -> {
            String shape = expected.get(path).isJsonNull() ? "null" : expected.get(path).toString();
            String found = !p.isInitialized() ? "null"
                    : java.util.Arrays.toString(p.shape().toArray()).replace(" ", "");
            Mismatch.requireEqual(shape, found, "shape of " + path);
        });
    }

    private Map<String, NDArray> arrays(JsonObject byPath) {
        Map<String, NDArray> out = new LinkedHashMap<>();
        byPath.asMap().forEach((path, key) -> out.put(path.substring(1), manifest.arrayOrNone(key)));
        return out;
    }

    /// Through a file, since that is how values come from Chainer.
    private static void load(Link link, Map<String, NDArray> state) {
        if (!state.isEmpty()) {
            throughFile(file -> {
                Npz.save(file, state);
                Npz.load(file, link);
            });
        }
    }

    private static Map<String, NDArray> save(Link link) {
        Map<String, NDArray> out = new LinkedHashMap<>();
        throughFile(file -> {
            Npz.save(file, link);
            out.putAll(Npz.read(file));
        });
        return out;
    }

    private static void throughFile(java.util.function.Consumer<Path> body) {
        try {
            Path file = Files.createTempFile("conform", ".npz");
            try {
                body.accept(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a method of [Link] ends in what the class computes; elsewhere it only refuses.
    private static boolean leadsSomewhere(Method method, Class<?> type) {
        String target = method.isVarArgs() ? "forwardAll" : "forward";
        for (Class<?> c = type; c != Link.class; c = c.getSuperclass()) {
            for (Method m : c.getDeclaredMethods()) {
                if (m.getName().equals(target) && Arrays.equals(m.getParameterTypes(), method.getParameterTypes())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, Variable> apply(Link link, JsonObject c, Values values) {
        Map<String, Variable> outputs = new LinkedHashMap<>();
        for (JsonElement e : c.getAsJsonArray("calls")) {
            JsonObject call = e.getAsJsonObject();
            var overloads = CALLS.stream().flatMap(name -> Binder.methods(link.getClass(), name).stream())
                    .filter(m -> m.getDeclaringClass() != Link.class || leadsSomewhere(m, link.getClass())).toList();
            String type = link.getClass().getSimpleName();
            Object result = new Binder(values).bind(overloads, Library.list(call, "args"), Library.map(call, "kwargs"),
                    type + ".apply", Signatures.of(type + "()")).call(link);
            List<Variable> ys = Outputs.flatten(result);
            List<String> keys = Outputs.keys(call.get("outputs"));
            Mismatch.requireEqual(keys.size(), ys.size(), "number of outputs");
            for (int i = 0; i < keys.size(); i++) {
                outputs.put(keys.get(i), ys.get(i));
            }
        }
        return outputs;
    }

    private void checkGradients(Link link, JsonObject c, Values values, Map<String, Variable> outputs) {
        List<Variable> ys = new ArrayList<>();
        List<Variable> gys = new ArrayList<>();
        Library.map(c, "grad_outputs").forEach((output, gradient) -> {
            if (!gradient.isJsonNull()) {
                ys.add(outputs.get(output));
                gys.add(Variable.constant(manifest.array(gradient)));
            }
        });
        Map<String, Variable> xs = new LinkedHashMap<>(values.variables());
        xs.putAll(link.namedParams());
        JsonObject expected = new JsonObject();
        Library.map(c, "grad_inputs").forEach(expected::add);
        Library.map(c, "grad_params").forEach(expected::add);
        new FunctionCases.Gradients(manifest, xs, ys, gys, false).check(expected, c.getAsJsonObject("tolerance"));
    }

    private void checkAfter(Link link, JsonObject c, JsonObject tolerance) {
        JsonObject persistents = c.getAsJsonObject("persistents_after");
        if (!persistents.isEmpty()) {
            Map<String, NDArray> saved = save(link);
            arrays(persistents).forEach((path, expected) -> {
                Mismatch.require(saved.containsKey(path), "expected a persistent value /" + path);
                Mismatch.require((expected == null) == (saved.get(path) == null), "expected /" + path
                        + " to have " + (expected == null ? "no value" : "a value"));
                if (expected == null) {
                    return;
                }
                Mismatch.requireClose(expected, saved.get(path).to(expected.device()).astype(expected.dtype()),
                        tolerance, "/" + path + " afterwards");
            });
        }
        Library.map(c, "state_after").forEach((name, key) -> {
            List<Variable> found = Outputs.flatten(Binder.read(link, name));
            Mismatch.requireEqual(1, found.size(), "number of values of " + name);
            Mismatch.requireClose(manifest.array(key), found.getFirst().array(), tolerance, name + " afterwards");
        });
    }
}
