package catenary.conformance;

import catenary.array.NDArray;
import catenary.autograd.Arithmetic;
import catenary.autograd.Autograd;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.functions.F;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Functions: outputs, gradients, gradients of gradients, refused calls.
final class FunctionCases {

    private static final String OPERATOR = "operator.";
    private static final Map<String, String> OPERATORS =
            Map.of("truediv", "div", "floordiv", "floorDiv", "getitem", "get", "pos", "identity");
    private static final Set<String> COMMUTATIVE = Set.of("add", "mul");
    private static final Set<Class<? extends RuntimeException>> ACCIDENTS =
            Set.of(NullPointerException.class, ClassCastException.class, ArrayIndexOutOfBoundsException.class,
                    NegativeArraySizeException.class);

    /// Functions whose gradients lose the graph in the reference, which it calls a defect: its second derivatives are
    /// constants, and ours, which exist, are not compared with them.
    private static final Set<String> CUT = Set.of("local_convolution_2d");

    private final Manifest manifest;

    FunctionCases(Manifest manifest) {
        this.manifest = manifest;
    }

    void run(JsonObject c) {
        try (var _ = Config.with(config -> config.withTrain(c.get("train").getAsBoolean()))) {
            if (c.get("kind").getAsString().equals("error")) {
                refused(c);
            } else {
                computed(c);
            }
        }
    }

    private Object call(JsonObject c, Values values) {
        String name = c.get("function").getAsString();
        List<JsonElement> args = Library.list(c, "args");
        Map<String, JsonElement> kwargs = Library.map(c, "kwargs");
        Binder binder = new Binder(values);
        if (!name.startsWith(OPERATOR)) {
            return binder.bind(overloads(F.class, Binder.camelCase(name)), args, kwargs, "F." + name).call(null);
        }
        return operator(name.substring(OPERATOR.length()), args, kwargs, values);
    }

    /// A method of the first variable, or a function where it has none; with a number first, a function of number and variable, or the method of the
    /// second operand where the order doesn't matter.
    private static Object operator(String name, List<JsonElement> args, Map<String, JsonElement> kwargs,
            Values values) {
        Binder binder = new Binder(values);
        String method = OPERATORS.getOrDefault(name, name);
        List<Method> onVariable = Binder.methods(Variable.class, method);
        if (onVariable.isEmpty()) {
            return binder.bind(overloads(F.class, method), args, kwargs, name).call(null);
        }
        Object first = values.convert(args.getFirst(), Variable.class);
        if (first != Values.NO) {
            return binder.bind(onVariable, args.subList(1, args.size()), kwargs, name).call(first);
        }
        if (COMMUTATIVE.contains(name)) {
            Object second = values.convert(args.getLast(), Variable.class);
            return binder.bind(onVariable, args.subList(0, args.size() - 1), kwargs, name).call(second);
        }
        List<Method> free = new ArrayList<>(Binder.methods(F.class, method));
        free.addAll(Binder.methods(Arithmetic.class, method));
        return binder.bind(free, args, kwargs, name).call(null);
    }

    private static List<Method> overloads(Class<?> type, String name) {
        List<Method> found = Binder.methods(type, name);
        if (found.isEmpty()) {
            throw new Unsupported("no " + type.getSimpleName() + "." + name);
        }
        return found;
    }

    private void refused(JsonObject c) {
        try {
            call(c, new Values(manifest));
        } catch (Unsupported e) {
            if (!e.byTypes()) {
                throw e;
            }
            return;
        } catch (RuntimeException e) {
            Mismatch.require(!ACCIDENTS.contains(e.getClass()) && e.getMessage() != null,
                    "refused by accident: " + e);
            return;
        }
        throw new Mismatch("expected a refusal like " + c.get("message").getAsString().strip().replace('\n', ' ')
                + ", but it was computed");
    }

    private void computed(JsonObject c) {
        Values values = new Values(manifest);
        List<Variable> ys = Outputs.flatten(call(c, values));
        List<String> expected = Outputs.keys(c.get("outputs_flat"));
        Mismatch.requireEqual(expected.size(), ys.size(), "number of outputs");
        JsonObject tolerance = c.getAsJsonObject("tolerance");
        for (int i = 0; i < ys.size(); i++) {
            Mismatch.requireClose(manifest.array(expected.get(i)), ys.get(i).array(), tolerance, expected.get(i));
        }
        Map<String, Variable> gys = new LinkedHashMap<>();
        List<Variable> from = new ArrayList<>();
        List<JsonElement> grads = Library.list(c, "grad_outputs");
        for (int i = 0; i < grads.size(); i++) {
            if (!grads.get(i).isJsonNull()) {
                gys.put(grads.get(i).getAsString(), new Variable(manifest.array(grads.get(i))));
                from.add(ys.get(i));
            }
        }
        Map<String, Variable> xs = values.variables();
        boolean twice = c.has("double_backward");
        var gs = new Gradients(manifest, xs, from, new ArrayList<>(gys.values()), twice);
        gs.check(c.getAsJsonObject("grad_inputs"), tolerance);
        if (twice && !CUT.contains(c.get("function").getAsString())) {
            second(c.getAsJsonObject("double_backward"), xs, gys, gs);
        }
    }

    private void second(JsonObject c, Map<String, Variable> xs, Map<String, Variable> gys, Gradients first) {
        List<Variable> from = new ArrayList<>();
        List<Variable> directions = new ArrayList<>();
        c.getAsJsonObject("direction").asMap().forEach((key, direction) -> {
            Variable g = first.of(key);
            if (g != null) {
                from.add(g);
                directions.add(Variable.constant(manifest.array(direction)));
            }
        });
        Map<String, Variable> all = new LinkedHashMap<>(xs);
        all.putAll(gys);
        Map<String, JsonElement> expected = new LinkedHashMap<>(Library.map(c, "grad_inputs"));
        expected.putAll(Library.map(c, "grad_grad_outputs"));
        JsonObject wanted = new JsonObject();
        expected.forEach(wanted::add);
        new Gradients(manifest, all, from, directions, false).check(wanted, c.getAsJsonObject("tolerance"));
    }

    /// The gradients of some outputs by named inputs.
    static final class Gradients {

        private final Manifest manifest;
        private final Map<String, Variable> xs;
        private final Map<String, Variable> gradients = new LinkedHashMap<>();

        Gradients(Manifest manifest, Map<String, Variable> xs, List<Variable> ys, List<Variable> gys, boolean twice) {
            this.manifest = manifest;
            this.xs = xs;
            List<Variable> gs = Autograd.grad(ys, List.copyOf(xs.values()), gys, twice);
            int i = 0;
            for (String key : xs.keySet()) {
                gradients.put(key, gs.get(i++));
            }
        }

        /// The gradient by an input; null if the outputs don't depend on it.
        Variable of(String key) {
            return gradients.get(key);
        }

        /// Compares all; an input that is not in `expected` must have none, or zero.
        void check(JsonObject expected, JsonObject tolerance) {
            for (String key : expected.keySet()) {
                Mismatch.require(gradients.containsKey(key), "the case differentiates by " + key
                        + ", which was not passed as a variable");
            }
            gradients.forEach((key, g) -> {
                NDArray zeros = xs.get(key).array().zerosLike();
                NDArray reference = expected.has(key) ? manifest.array(expected.get(key)) : zeros;
                Mismatch.requireClose(reference, g == null ? zeros : g.array(), tolerance, "gradient of " + key);
            });
        }
    }
}
