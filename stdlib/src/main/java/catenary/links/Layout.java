package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.serializers.Serializer;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a class of links is made of, read from its fields once: parameters, children, other state, and how it is called.
///
/// @param parameters fields of type [Parameter], sorted by name
/// @param children   fields that hold a link, or a list or array of links, sorted by name
/// @param states     fields marked [Persistent], sorted by name
/// @param calls      the class's own `apply` and `forward` methods of fixed arity, by the number of variables they take
/// @param variadic   whether the class overrides `apply(Variable...)`
/// @param forwardsAll whether the class overrides `forwardAll(Variable...)`
/// @param hookable   whether calls pass where link hooks see them: the class overrides no `apply` that [Link] has
record Layout(
        List<Field> parameters, List<Field> children, List<Field> states, Map<Integer, Method> calls,
        boolean variadic, boolean forwardsAll, boolean hookable) {

    private static final ClassValue<Layout> OF = new ClassValue<>() {
        @Override protected Layout computeValue(Class<?> type) {
            return read(type);
        }
    };
    private static final Set<String> CALLS = Set.of("apply", "forward");
    private static final Set<Class<?>> STATE_TYPES = Set.of(NDArray.class, int.class, long.class, double.class,
            boolean.class, String.class);

    static Layout of(Class<?> type) {
        return OF.get(type);
    }

    private static Layout read(Class<?> type) {
        var parameters = new ArrayList<Field>();
        var children = new ArrayList<Field>();
        var states = new ArrayList<Field>();
        Map<String, Field> seen = new HashMap<>();
        for (Class<?> c : lineage(type)) {
            for (Field f : c.getDeclaredFields()) {
                List<Field> kind = f.isAnnotationPresent(Persistent.class) ? states
                        : Parameter.class.isAssignableFrom(f.getType()) ? parameters
                                : holdsLinks(f.getGenericType()) ? children
                                        : null;
                int skipped = Modifier.STATIC | Modifier.TRANSIENT;
                if (kind == null || f.isSynthetic() || (f.getModifiers() & skipped) != 0) {
                    continue;
                }
                if (kind == states) {
                    checkState(f);
                }
                Field hidden = seen.put(f.getName(), f);
                if (hidden != null) {
                    throw new IllegalStateException(type.getSimpleName() + ": expected distinct names, but field "
                            + f.getName() + " of " + c.getSimpleName() + " hides that of "
                            + hidden.getDeclaringClass().getSimpleName());
                }
                f.setAccessible(true);
                kind.add(f);
            }
        }
        for (var fields : List.of(parameters, children, states)) {
            fields.sort(Comparator.comparing(Field::getName));
        }
        return new Layout(List.copyOf(parameters), List.copyOf(children), List.copyOf(states), calls(type),
                declares(type, "apply", Variable[].class), declares(type, "forwardAll", Variable[].class),
                !declares(type, "apply", Variable.class) && !declares(type, "apply", Variable[].class));
    }

    /// The classes from just below [Link] down to `type`.
    private static List<Class<?>> lineage(Class<?> type) {
        var classes = new ArrayList<Class<?>>();
        for (Class<?> c = type; c != Link.class; c = c.getSuperclass()) {
            classes.addFirst(c);
        }
        return classes;
    }

    private static void checkState(Field f) {
        if (!STATE_TYPES.contains(f.getType()) || Modifier.isFinal(f.getModifiers())) {
            throw new IllegalStateException(f.getDeclaringClass().getSimpleName() + "." + f.getName()
                    + ": expected a persistent field to be a NDArray, int, long, double, boolean or String that is not "
                    + "final, but found " + Modifier.toString(f.getModifiers()) + " " + f.getType().getSimpleName());
        }
    }

    private static boolean holdsLinks(Type type) {
        return switch (type) {
            case Class<?> c when c.isArray() -> Link.class.isAssignableFrom(c.componentType());
            case Class<?> c -> Link.class.isAssignableFrom(c);
            case ParameterizedType p when isList(p.getRawType()) -> isLink(p.getActualTypeArguments()[0]);
            case ParameterizedType p -> holdsLinks(p.getRawType());
            case TypeVariable<?> v -> isLink(v);
            default -> false;
        };
    }

    private static boolean isList(Type raw) {
        return raw instanceof Class<?> c && List.class.isAssignableFrom(c) && c.getTypeParameters().length == 1;
    }

    private static boolean isLink(Type type) {
        return switch (type) {
            case Class<?> c -> Link.class.isAssignableFrom(c);
            case ParameterizedType p -> isLink(p.getRawType());
            case WildcardType w -> isLink(w.getUpperBounds()[0]);
            case TypeVariable<?> v -> isLink(v.getBounds()[0]);
            default -> false;
        };
    }

    private static Map<Integer, Method> calls(Class<?> type) {
        Map<Integer, Method> calls = new HashMap<>();
        for (Class<?> c : lineage(type)) {
            for (Method m : c.getDeclaredMethods()) {
                boolean fits = CALLS.contains(m.getName()) && !m.isBridge() && !Modifier.isStatic(m.getModifiers())
                        && Variable.class.isAssignableFrom(m.getReturnType())
                        && Arrays.stream(m.getParameterTypes()).allMatch(p -> p == Variable.class);
                if (fits) {
                    m.setAccessible(true);
                    calls.put(m.getParameterCount(), m);
                }
            }
        }
        return Map.copyOf(calls);
    }

    /// The calls of a class that take or return something else than variables, for messages.
    static String otherCalls(Class<?> type) {
        String calls = Arrays.stream(type.getMethods())
                .filter(m -> CALLS.contains(m.getName()) && m.getDeclaringClass() != Link.class && !m.isBridge())
                .map(m -> m.getName() + Arrays.stream(m.getParameters())
                        .map(p -> p.getType().getSimpleName() + " " + p.getName())
                        .collect(Collectors.joining(", ", "(", ")")))
                .sorted().collect(Collectors.joining(" or "));
        return calls.isEmpty() ? "a class that defines apply" : calls;
    }

    /// Whether a class below [Link] has a method of that name that takes just one `parameter`.
    private static boolean declares(Class<?> type, String name, Class<?> parameter) {
        return lineage(type).stream().flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .anyMatch(m -> m.getName().equals(name) && m.getParameterCount() == 1
                        && m.getParameterTypes()[0] == parameter);
    }

    /// What `link` computes from `xs` by one of its [#calls].
    static Variable invoke(Method call, Link link, Variable[] xs) {
        try {
            return (Variable) call.invoke(link, (Object[]) xs);
        } catch (InvocationTargetException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case Throwable cause -> new IllegalStateException(cause);
            };
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The value of `field` in `link`.
    static Object get(Field field, Link link) {
        try {
            return field.get(link);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Changes the value of `field` in `link`, a final one too: only for links that are being made by copying.
    static void set(Field field, Link link, Object value) {
        try {
            field.set(link, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Passes the value of the persistent `field` through `s`.
    static Object serialize(Serializer s, Field field, Object value) {
        String key = field.getName();
        return switch (value) {
            case NDArray a -> s.array(key, a);
            case Integer i -> s.value(key, (int) i);
            case Long l -> s.value(key, (long) l);
            case Double d -> s.value(key, (double) d);
            case Boolean b -> s.value(key, (boolean) b);
            case null, default -> field.getType() == NDArray.class
                    ? s.absent(key, Config.current().dtype(), Config.current().device())
                    : s.value(key, (String) value);
        };
    }
}
