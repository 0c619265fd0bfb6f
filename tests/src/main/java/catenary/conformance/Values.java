package catenary.conformance;

import catenary.array.Create;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values of one case as the Java types that a method asks for. Variables are made once for each key, so that
/// their gradients can be asked for afterwards.
final class Values {

    /// What [#convert] returns where a value does not fit a type.
    static final Object NO = new Object();

    private final Manifest manifest;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    Values(Manifest manifest) {
        this.manifest = manifest;
    }

    /// The differentiable variables used so far, by key.
    Map<String, Variable> variables() {
        return variables;
    }

    Object convert(JsonElement value, Type type) {
        Class<?> raw = type instanceof ParameterizedType p ? (Class<?>) p.getRawType()
                : type instanceof Class<?> c ? c : Object.class;
        if (value.isJsonNull()) {
            return raw == Object.class ? Index.newAxis() : raw.isPrimitive() ? NO : null;
        }
        return switch (value) {
            case JsonObject o when o.has("array") -> array(o, raw);
            case JsonObject o when o.has("list") -> sequence(o.getAsJsonArray("list"), raw, type);
            case JsonObject o when o.has("tuple") -> type == Object.class // as an index, one item an axis; see Binder
                    ? NO
                    : sequence(o.getAsJsonArray("tuple"), raw, type);
            case JsonObject o when o.has("slice") -> fit(raw, slice(o.getAsJsonArray("slice")));
            case JsonObject o when o.has("ellipsis") -> fit(raw, Index.ellipsis());
            case JsonObject o when o.has("dtype") -> fit(raw, DType.of(o.get("dtype").getAsString()));
            case JsonObject o when o.has("sampler") -> sampler(o.getAsJsonObject("sampler"), raw);
            case JsonObject o when o.has("coo") -> coo(o.getAsJsonObject("coo"), raw);
            case JsonArray a -> sequence(a, raw, type);
            case JsonPrimitive p -> primitive(p, raw);
            default -> NO;
        };
    }

    private static Object fit(Class<?> raw, Object value) {
        return raw.isInstance(value) ? value : NO;
    }

    private Object array(JsonObject o, Class<?> raw) {
        String key = o.get("array").getAsString();
        boolean differentiable = o.get("differentiable").getAsBoolean();
        if (raw.isAssignableFrom(Variable.class) && (differentiable || raw != Object.class)) {
            return variable(key, differentiable);
        }
        NDArray a = manifest.array(key);
        if (differentiable) {
            return NO;
        }
        return raw.isInstance(a) ? a : raw == int[].class && a.dtype().isInteger() && a.rank() == 1
                ? a.toIntArray() : NO;
    }

    private Variable variable(String key, boolean differentiable) {
        return differentiable
                ? variables.computeIfAbsent(key, k -> new Variable(manifest.array(k)))
                : Variable.constant(manifest.array(key));
    }

    private Object sequence(JsonArray items, Class<?> raw, Type type) {
        if (raw == Shape.class) {
            Object lengths = sequence(items, int[].class, int[].class);
            return lengths == NO ? NO : Shape.of((int[]) lengths);
        }
        boolean anything = type instanceof WildcardType; // an item of a List<?>: pairs of pairs stay lists
        Type component = anything ? type
                : raw.isArray() ? raw.componentType()
                        : type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
        if (raw == Object.class && !anything) {
            Object ints = sequence(items, int[].class, int[].class);
            Object table = ints != NO ? ints : table(items);
            return table != NO ? table : labels(items);
        }
        if (!anything && !raw.isArray() && !(raw.isInterface() && Collection.class.isAssignableFrom(raw))) {
            return NO;
        }
        List<Object> values = new ArrayList<>();
        for (JsonElement item : items) {
            Object v = convert(item, component);
            if (v == NO) {
                return NO;
            }
            values.add(v);
        }
        return raw.isArray() ? toArray(values, raw.componentType()) : raw.isInstance(values) ? values : NO;
    }

    /// Numbers and an ellipsis, the axes of an operand.
    private Object labels(JsonArray items) {
        List<Object> labels = new ArrayList<>();
        for (JsonElement item : items) {
            Object v = convert(item, Object.class);
            if (!(v instanceof Integer || v instanceof Index)) {
                return NO;
            }
            labels.add(v);
        }
        return labels;
    }

    /// Rows of numbers that index one axis, as an array.
    private Object table(JsonArray rows) {
        Object table = sequence(rows, int[][].class, int[][].class);
        return table == NO || ((int[][]) table).length == 0 ? NO : Create.from(manifest.device(), DType.INT64, table);
    }

    static Object toArray(List<Object> values, Class<?> component) {
        Object array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private static Index slice(JsonArray s) {
        return Index.slice(bound(s.get(0)), bound(s.get(1)), s.get(2).isJsonNull() ? 1 : s.get(2).getAsInt());
    }

    private static Integer bound(JsonElement e) {
        return e.isJsonNull() ? null : e.getAsInt();
    }

    /// A functional interface that answers every call with the array.
    private Object sampler(JsonObject o, Class<?> raw) {
        if (!raw.isInterface()) {
            return NO;
        }
        NDArray a = manifest.array(o.get("array"));
        return Proxy.newProxyInstance(raw.getClassLoader(), new Class<?>[] {raw},
                (_, m, _) -> m.getReturnType() == Variable.class ? Variable.constant(a) : a);
    }

    /// A sparse matrix: whatever the type's constructor or factory with these names makes of the parts.
    private Object coo(JsonObject o, Class<?> raw) {
        List<java.lang.reflect.Executable> makers = new ArrayList<>(List.of(raw.getConstructors()));
        for (Method m : raw.getMethods()) {
            if (Modifier.isStatic(m.getModifiers()) && m.getReturnType() == raw) {
                makers.add(m);
            }
        }
        try {
            return new Binder(this).bind(makers, List.of(), o.asMap(), raw.getSimpleName()).call(null);
        } catch (Unsupported e) {
            return NO;
        }
    }

    private static Object primitive(JsonPrimitive p, Class<?> raw) {
        if (p.isString()) {
            return raw.isEnum() ? constant(raw, p.getAsString()) : fit(raw, p.getAsString());
        }
        if (p.isBoolean()) {
            return raw == boolean.class || raw.isAssignableFrom(Boolean.class) ? (Object) p.getAsBoolean() : NO;
        }
        boolean whole = p.getAsString().matches("-?\\d+");
        if (raw == int.class || raw == Integer.class) {
            return whole ? (Object) p.getAsInt() : NO;
        }
        if (raw == long.class || raw == Long.class) {
            return whole ? (Object) p.getAsLong() : NO;
        }
        if (raw == double.class || raw == Double.class) {
            return p.getAsDouble();
        }
        if (raw == float.class || raw == Float.class) {
            return p.getAsFloat();
        }
        if (raw == int[].class || raw == Shape.class) {
            return !whole ? NO : raw == Shape.class ? Shape.of(p.getAsInt()) : new int[] {p.getAsInt()};
        }
        if (raw == double[].class) {
            return new double[] {p.getAsDouble()};
        }
        return raw.isAssignableFrom(Integer.class) ? (whole ? (Object) p.getAsInt() : p.getAsDouble()) : NO;
    }

    private static Object constant(Class<?> raw, String text) {
        for (Object constant : raw.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text.replace('-', '_'))) {
                return constant;
            }
        }
        return NO;
    }
}
