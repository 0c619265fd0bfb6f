package catenary.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Finds the overload that takes Python's positional and keyword arguments.
///
/// A keyword `cover_all` is the parameter `coverAll`, or the method `coverAll` of the options that the last parameter,
/// a configurer, is given. `None` as a keyword is "not given", but for an option that takes a [Number] or a parameter that is a [Double],
/// which can be null.
/// `return_indices=True` is a method `returnIndices` that takes a consumer; what that receives is a further output, and
/// `False` is "not given".
final class Binder {

    private static final Object[] NOTHING = {};

    private final Values values;

    Binder(Values values) {
        this.values = values;
    }

    /// A call that is ready to be made; `handedOut` is filled by it.
    record Bound(Executable code, Object[] args, List<Object> handedOut) {

        Bound(Executable code, Object[] args) {
            this(code, args, List.of());
        }

        /// The result of the call, and what it handed out beside; `target` is the object of an instance method.
        Object call(Object target) {
            Object result = result(target);
            return handedOut.isEmpty() ? result : List.of(result, handedOut);
        }

        private Object result(Object target) {
            try {
                return code instanceof Constructor<?> c ? c.newInstance(args) : ((Method) code).invoke(target, args);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// `cover_all` as `coverAll`.
    static String camelCase(String name) {
        String[] parts = name.split("_");
        StringBuilder s = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            s.append(parts[i].substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(parts[i].substring(1));
        }
        return s.toString();
    }

    /// Binds the overload with the fewest parameters that takes everything.
    ///
    /// @throws Unsupported if none does
    Bound bind(Collection<? extends Executable> overloads, List<JsonElement> args, Map<String, JsonElement> kwargs,
            String name) {
        return bind(overloads, args, kwargs, name, List.of());
    }

    /// The same, where arguments have `names`. As many as possible are taken by name; where ours takes fewer, as
    /// `Linear(4)`, they keep their places.
    Bound bind(Collection<? extends Executable> overloads, List<JsonElement> args, Map<String, JsonElement> kwargs,
            String name, List<String> names) {
        for (int kept = args.size() <= names.size() ? 0 : args.size(); kept <= args.size(); kept++) {
            Map<String, JsonElement> named = new LinkedHashMap<>();
            for (int i = kept; i < args.size(); i++) {
                named.put(names.get(i), args.get(i));
            }
            named.putAll(kwargs);
            Bound found = find(overloads, args.subList(0, kept), named);
            if (found != null) {
                return found;
            }
        }
        throw Unsupported.byTypes(name + ": no overload takes " + args.size() + " argument(s)" + (kwargs.isEmpty() ? ""
                : " and " + String.join(", ", kwargs.keySet().stream().map(Binder::camelCase).toList())));
    }

    /// Null if no overload takes everything.
    private Bound find(Collection<? extends Executable> overloads, List<JsonElement> args,
            Map<String, JsonElement> kwargs) {
        Map<String, JsonElement> given = new LinkedHashMap<>();
        kwargs.forEach((k, v) -> {
            if (!v.isJsonNull() || overloads.stream().anyMatch(code -> takesNull(code, camelCase(k)))) {
                given.put(camelCase(k), v);
            }
        });
        List<Executable> sorted = new ArrayList<>(overloads);
        sorted.sort(Comparator.comparingInt(Executable::getParameterCount).thenComparing(Executable::isVarArgs)
                .thenComparing(Executable::toString));
        List<JsonElement> withoutNone = args.stream().filter(a -> !a.isJsonNull()).toList();
        for (var positional : withoutNone.size() == args.size() ? List.of(args) : List.of(args, withoutNone)) {
            for (Executable code : sorted) {
                List<Object> handedOut = new ArrayList<>();
                Object[] bound = arguments(code, positional, given, handedOut);
                if (bound != null) {
                    return new Bound(code, bound, handedOut);
                }
            }
        }
        return null;
    }

    /// The arguments for `code`, or null if it can't take them.
    private Object[] arguments(Executable code, List<JsonElement> args, Map<String, JsonElement> kwargs,
            List<Object> handedOut) {
        Parameter[] parameters = code.getParameters();
        Map<String, JsonElement> left = new LinkedHashMap<>(kwargs);
        List<Object> out = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < parameters.length; i++) {
            Parameter p = parameters[i];
            Type type = p.getParameterizedType();
            Object value;
            if (optionsType(type) != null && i == parameters.length - 1) {
                value = configurer(type, left, handedOut);
                left.clear();
            } else if (p.isVarArgs()) {
                JsonElement named = left.remove(p.getName());
                value = named != null ? rest(List.of(named), p) : rest(args.subList(next, args.size()), p);
                next = named != null ? next : args.size();
            } else if (next < args.size()) {
                value = values.convert(args.get(next++), type);
            } else if (left.containsKey(p.getName())) {
                value = values.convert(left.remove(p.getName()), type);
            } else {
                return null;
            }
            if (value == Values.NO) {
                return null;
            }
            out.add(value);
        }
        return next == args.size() && left.isEmpty() ? out.toArray() : null;
    }

    private Object rest(List<JsonElement> args, Parameter p) {
        boolean oneIndex = p.getType() == Object[].class && args.size() == 1 && args.getFirst() instanceof JsonObject o
                && o.has("list"); // a list indexes one axis, a tuple one axis with each item
        if (args.size() == 1 && !oneIndex) {
            Object whole = values.convert(args.getFirst(), p.getParameterizedType());
            if (whole != Values.NO && whole != null) {
                return whole;
            }
        }
        Class<?> component = p.getType().componentType();
        List<Object> out = new ArrayList<>();
        for (JsonElement arg : args) {
            Object v = values.convert(arg, component);
            if (v == Values.NO) {
                return v;
            }
            out.add(v);
        }
        return Values.toArray(out, component);
    }

    // ---- options

    private static Class<?> optionsType(Type type) {
        return type instanceof ParameterizedType p && (p.getRawType() == Consumer.class
                || p.getRawType() == UnaryOperator.class) && p.getActualTypeArguments()[0] instanceof Class<?> options
                        ? options
                        : null;
    }

    private record Option(Method method, Object value) {

        Object set(Object options) {
            return new Bound(method, new Object[] {value}).call(options);
        }
    }

    private Object configurer(Type type, Map<String, JsonElement> kwargs, List<Object> handedOut) {
        Class<?> options = optionsType(type);
        List<Option> set = new ArrayList<>();
        for (var kwarg : kwargs.entrySet()) {
            if (kwarg.getValue().equals(new JsonPrimitive(false)) && handsOut(options, kwarg.getKey())) {
                continue;
            }
            Option option = option(options, kwarg.getKey(), kwarg.getValue(), handedOut);
            if (option == null) {
                return Values.NO;
            }
            set.add(option);
        }
        if (((ParameterizedType) type).getRawType() == Consumer.class) {
            return (Consumer<Object>) o -> set.forEach(option -> option.set(o));
        }
        return (UnaryOperator<Object>) o -> {
            Object changed = o;
            for (Option option : set) {
                changed = option.set(changed);
            }
            return changed;
        };
    }

    private Option option(Class<?> options, String name, JsonElement value, List<Object> handedOut) {
        for (Method m : setters(options, name)) {
            Type type = m.getGenericParameterTypes()[0];
            boolean asks = m.getParameterTypes()[0] == Consumer.class && value.equals(new JsonPrimitive(true));
            Object v = asks ? (Consumer<Object>) handedOut::add : values.convert(value, type);
            if (v != Values.NO) {
                return new Option(m, v);
            }
        }
        return null;
    }

    private static boolean handsOut(Class<?> options, String name) {
        return setters(options, name).stream().anyMatch(m -> m.getParameterTypes()[0] == Consumer.class);
    }

    private static List<Method> setters(Class<?> options, String name) {
        return Arrays.stream(options.getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == 1
                        && !Modifier.isStatic(m.getModifiers()) && !m.isBridge())
                .sorted(Comparator.comparing(Method::toString)).toList();
    }

    private static boolean takesNull(Executable code, String name) {
        if (Arrays.stream(code.getParameters())
                .anyMatch(p -> p.getName().equals(name) && p.getType() == Double.class)) {
            return true;
        }
        int last = code.getParameterCount() - 1;
        Class<?> options = last < 0 ? null : optionsType(code.getGenericParameterTypes()[last]);
        return options != null
                && setters(options, name).stream().anyMatch(m -> m.getParameterTypes()[0] == Number.class);
    }

    /// All public methods of one name.
    static List<Method> methods(Class<?> type, String name) {
        return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name) && !m.isBridge()).toList();
    }

    /// The value of an accessor without parameters.
    ///
    /// @throws Unsupported if there is none
    static Object read(Object from, String accessor) {
        for (Method m : methods(from.getClass(), accessor)) {
            if (m.getParameterCount() == 0) {
                return new Bound(m, NOTHING).call(from);
            }
        }
        throw new Unsupported(from.getClass().getSimpleName() + " has no " + accessor + "()");
    }
}
