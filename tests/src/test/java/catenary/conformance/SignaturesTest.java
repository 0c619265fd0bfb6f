package catenary.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.links.Convolution2D;
import catenary.optimizers.Adam;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Chainer's positional arguments arrive where they do in Chainer.
class SignaturesTest {

    private static final List<String> PACKAGES = List.of("catenary.links", "catenary.optimizers",
            "catenary.optimizers.hooks", "catenary.initializers", "catenary.training.extensions");

    private static Object create(String packageName, String type, String args) {
        JsonObject c = new JsonObject();
        c.add("args", JsonParser.parseString(args));
        return Library.create(packageName, type, c, new Values(null));
    }

    private static Class<?> find(String type) {
        for (String p : PACKAGES) {
            try {
                return Library.find(p, type);
            } catch (Unsupported e) {
                continue;
            }
        }
        throw new Unsupported("no " + type);
    }

    /// Names that some constructor or its options take.
    private static Stream<String> taken(Constructor<?> c) {
        Stream<String> options = Arrays.stream(c.getGenericParameterTypes())
                .filter(t -> t instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?>)
                .flatMap(t -> Arrays.stream(((Class<?>) ((ParameterizedType) t).getActualTypeArguments()[0])
                        .getMethods()).map(m -> m.getName()));
        return Stream.concat(Arrays.stream(c.getParameters()).map(p -> p.getName()), options);
    }

    /// Initializers fill arrays that have a dtype.
    @Test void everyPositionHasItsArgument() {
        StringBuilder missing = new StringBuilder();
        Signatures.all().forEach((type, names) -> {
            if (type.endsWith("()")) {
                return;
            }
            var taken = Stream.concat(Arrays.stream(find(type).getConstructors()).flatMap(SignaturesTest::taken),
                    find(type).getPackageName().endsWith("initializers") ? Stream.of("dtype") : Stream.empty())
                    .toList();
            names.stream().map(Binder::camelCase).filter(n -> !taken.contains(n))
                    .forEach(n -> missing.append(type).append(": ").append(n).append('\n'));
        });
        assertEquals("", missing.toString());
    }

    @Test void optionsAreTakenByPosition() {
        var adam = (Adam) create("catenary.optimizers", "Adam", "[0.1, 0.8, 0.9, 1e-4, 0.5, 0.01]");
        assertEquals("Adam(alpha=0.1, beta1=0.8, beta2=0.9, finalLr=0.1, gamma=0.001, eps=1.0E-4, eta=0.5, "
                + "weightDecayRate=0.01)", adam.toString());
    }

    @Test void noneIsNotGivenWhereverItStands() {
        var conv = (Convolution2D) create("catenary.links", "Convolution2D", "[null, 4, 3, 1, 0, true, null, null]");
        assertEquals(null, conv.b());
        assertEquals(false, conv.W().isInitialized());
    }

    /// A call with an option, as links have them.
    public static final class Call {
        private String reduce = "mean";

        public void reduce(String reduce) {
            this.reduce = reduce;
        }

        public static String call(int x, Consumer<Call> options) {
            var call = new Call();
            options.accept(call);
            return call.reduce + " of " + x;
        }
    }

    @Test void optionsOfCallsAreTakenByPosition() {
        var args = JsonParser.parseString("[7, \"no\"]").getAsJsonArray().asList();
        var bound = new Binder(new Values(null)).bind(Binder.methods(Call.class, "call"), args, Map.of(), "call",
                List.of("x", "reduce"));
        assertEquals("no of 7", bound.call(null));
    }

    @Test void whereChainerShiftsArgumentsTheyKeepTheirPlaces() {
        var conv = (Convolution2D) create("catenary.links", "Convolution2D", "[4, 3]");
        assertEquals(4, conv.b().size());
    }
}
