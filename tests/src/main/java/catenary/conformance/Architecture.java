package catenary.conformance;

import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.links.Chain;
import catenary.links.Link;
import catenary.links.Sequential;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model built from its description: `l1 = Linear(nin, n), relu, l2 = Linear(n, nout)`. Links get the names that
/// they are assigned to, bare names and calls are functions, and everything is applied in the written order.
final class Architecture {

    private static final Pattern STEP = Pattern.compile("(?:(\\w+) = )?(\\w+)(?:\\((.*)\\))?");
    private static final String X = "x";

    private final Manifest manifest;
    private final JsonObject constants;
    private final Chain chain = new Chain();
    private final List<UnaryOperator<Variable>> steps = new ArrayList<>();
    private final List<Function<Variable, Variable>> layers = new ArrayList<>();

    Architecture(String text, JsonObject constants, Manifest manifest) {
        this.manifest = manifest;
        this.constants = constants;
        for (String step : split(text)) {
            Matcher m = STEP.matcher(step);
            if (!m.matches()) {
                throw new Unsupported("a model with the step " + step);
            }
            steps.add(step(m.group(1), m.group(2), arguments(m.group(3) == null ? "" : m.group(3))));
        }
    }

    Chain chain() {
        return chain;
    }

    Variable apply(Variable x) {
        Variable y = x;
        for (var step : steps) {
            y = step.apply(y);
        }
        return y;
    }

    /// The steps as a [Sequential] that reads and writes Chainer's numbering.
    Sequential sequential() {
        Sequential out = new Sequential();
        layers.forEach(out::append);
        return out.legacyOrder(true);
    }

    private UnaryOperator<Variable> step(String name, String what, JsonObject arguments) {
        if (name == null && Character.isUpperCase(what.charAt(0))) {
            Link link = (Link) Library.create("catenary.links", what, arguments, new Values(manifest));
            layers.add(link);
            return link::apply;
        }
        if (name == null) {
            JsonObject x = new JsonObject();
            x.addProperty("array", X);
            x.addProperty("differentiable", true);
            List<JsonElement> args = new ArrayList<>(List.of(x));
            args.addAll(Library.list(arguments, "args"));
            UnaryOperator<Variable> function = v -> {
                Values values = new Values(manifest);
                values.variables().put(X, v);
                var overloads = Binder.methods(F.class, Binder.camelCase(what));
                return Outputs.flatten(new Binder(values)
                        .bind(overloads, args, Library.map(arguments, "kwargs"), "F." + what).call(null)).getFirst();
            };
            layers.add(function);
            return function;
        }
        Link link = (Link) Library.create("catenary.links", what, arguments, new Values(manifest));
        chain.addLink(name, link);
        return link::apply;
    }

    /// `nin, 4, pad=1, nobias` as positional and keyword arguments: a bare word is a constant of the case or a flag.
    private JsonObject arguments(String text) {
        JsonArray args = new JsonArray();
        JsonObject kwargs = new JsonObject();
        for (String part : split(text)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                kwargs.add(part.substring(0, equals).strip(), value(part.substring(equals + 1).strip()));
            } else if (part.matches("[a-z]\\w+") && !constants.has(part)) {
                kwargs.addProperty(part, true);
            } else {
                args.add(value(part));
            }
        }
        JsonObject out = new JsonObject();
        out.add("args", args);
        out.add("kwargs", kwargs);
        return out;
    }

    private JsonElement value(String text) {
        return text.equals("None") ? JsonNull.INSTANCE
                : constants.has(text) ? constants.get(text) : new JsonPrimitive(Integer.valueOf(text));
    }

    /// The parts between commas that stand in no parentheses.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !text.substring(from, i).isBlank()) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts;
    }
}
