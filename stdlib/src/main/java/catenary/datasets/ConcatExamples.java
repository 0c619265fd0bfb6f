package catenary.datasets;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Examples to arrays: slot by slot, stacked along a new first axis.
///
/// The slots of an example are the values of a [Tuple] or of a map, the components of a record or the elements of a list;
/// anything else is one slot. A slot holds an array, a Java number or truth value, or a Java array of them. Java's `double` and
/// `float` become float32, the default here; `int` becomes int32, `long` int64, `boolean` bool.
public final class ConcatExamples {

    private ConcatExamples() {}

    /// One array `(examples.size(), ...)` per slot.
    ///
    /// @throws IllegalArgumentException if there is no example, or the examples of a slot differ in shape or dtype
    public static List<NDArray> concatExamples(List<?> examples, Device device) {
        return columns(examples).stream().map(slot -> stack(slot).to(device)).toList();
    }

    /// As [#concatExamples], where examples of a slot may differ in length along any axis: each is filled up at the end
    /// with `value`.
    public static List<NDArray> padded(List<?> examples, double value, Device device) {
        return padded(examples, new double[] {value}, device);
    }

    /// The same with a value for each slot, or one for all.
    public static List<NDArray> padded(List<?> examples, double[] values, Device device) {
        List<Slot> columns = columns(examples);
        if (values.length != 1 && values.length != columns.size()) {
            throw new IllegalArgumentException("concatExamples: expected a padding for each of " + columns.size()
                    + " slots, or one for all, but found " + values.length);
        }
        return columns.stream()
                .map(slot -> pad(slot, values[values.length == 1 ? 0 : slot.number]).to(device)).toList();
    }

    /// One column of values as an array.
    static NDArray stacked(int slot, List<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("concatExamples: expected at least one example");
        }
        return stack(new Slot(slot, List.copyOf(values)));
    }

    /// The values of a slot over all examples.
    private record Slot(int number, List<Object> values) {

        String where() {
            return "concatExamples: slot " + number;
        }

        List<NDArray> arrays() {
            List<NDArray> arrays = values.stream()
                    .map(v -> v instanceof NDArray a ? a : Create.from(Devices.cpu(), null, v)).toList();
            NDArray first = arrays.getFirst();
            for (int i = 1; i < arrays.size(); i++) {
                if (arrays.get(i).dtype() != first.dtype()) {
                    throw new IllegalArgumentException(where() + ": expected one dtype, but example 0 has "
                            + first.dtype() + " and example " + i + " has " + arrays.get(i).dtype());
                }
            }
            return arrays;
        }
    }

    private static List<Slot> columns(List<?> examples) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("concatExamples: expected at least one example");
        }
        List<List<Object>> rows = examples.stream().map(ConcatExamples::slots).toList();
        int width = rows.getFirst().size();
        for (int i = 0; i < rows.size(); i++) {
            if (examples.getFirst() instanceof Map<?, ?> first && !(examples.get(i) instanceof Map<?, ?> m
                    && List.copyOf(m.keySet()).equals(List.copyOf(first.keySet())))) {
                throw new IllegalArgumentException("concatExamples: expected examples with the keys " + first.keySet()
                        + ", as example 0 has, but example " + i + " is " + examples.get(i));
            }
            if (rows.get(i).size() != width) {
                throw new IllegalArgumentException("concatExamples: expected examples of " + width
                        + " slots, as example 0 has, but example " + i + " has " + rows.get(i).size());
            }
        }
        List<Slot> columns = new ArrayList<>(width);
        for (int s = 0; s < width; s++) {
            int slot = s;
            columns.add(new Slot(s, rows.stream().map(r -> r.get(slot)).toList()));
        }
        return columns;
    }

    private static List<Object> slots(Object example) {
        return switch (example) {
            case Tuple t -> t.values();
            case List<?> l -> List.copyOf(l);
            case Map<?, ?> m -> List.copyOf(m.values());
            case Record r -> Arrays.stream(r.getClass().getRecordComponents()).map(c -> component(r, c)).toList();
            default -> List.of(example);
        };
    }

    private static Object component(Record r, RecordComponent c) {
        try {
            c.getAccessor().setAccessible(true); // a record declared in a script or a method is not public
            return c.getAccessor().invoke(r);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("concatExamples: " + r.getClass().getSimpleName() + "." + c.getName()
                    + " cannot be read", e);
        }
    }

    private static NDArray stack(Slot slot) {
        Class<?> type = slot.values().getFirst().getClass();
        if (type != NDArray.class && slot.values().stream().allMatch(v -> v.getClass() == type)) {
            Object all = Array.newInstance(type, slot.values().size());
            for (int i = 0; i < slot.values().size(); i++) {
                Array.set(all, i, slot.values().get(i));
            }
            return Create.from(Devices.cpu(), null, all);
        }
        List<NDArray> arrays = slot.arrays();
        Map<Shape, List<Integer>> byShape = new LinkedHashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            byShape.computeIfAbsent(arrays.get(i).shape(), _ -> new ArrayList<>()).add(i);
        }
        if (byShape.size() > 1) {
            throw new IllegalArgumentException(slot.where() + ": expected examples of one shape, but found "
                    + byShape.entrySet().stream().limit(5).map(e -> e.getKey() + " in " + some(e.getValue()))
                            .collect(Collectors.joining(", "))
                    + "\n  hint: Converter.padded(0) fills up the shorter ones");
        }
        return NDArray.stack(0, arrays);
    }

    private static String some(List<Integer> examples) {
        return examples.stream().limit(3).map(String::valueOf).collect(Collectors.joining(", "))
                + (examples.size() > 3 ? ", ... (" + examples.size() + ")" : "");
    }

    private static NDArray pad(Slot slot, double value) {
        List<NDArray> arrays = slot.arrays();
        NDArray first = arrays.getFirst();
        int[] lengths = new int[first.rank() + 1];
        lengths[0] = arrays.size();
        for (NDArray a : arrays) {
            if (a.rank() != first.rank()) {
                throw new IllegalArgumentException(slot.where() + ": expected examples of " + first.rank()
                        + " axes, as example 0 has, but found shape " + a.shape());
            }
            for (int axis = 0; axis < a.rank(); axis++) {
                lengths[axis + 1] = Math.max(lengths[axis + 1], a.shape().axis(axis));
            }
        }
        NDArray out = Create.full(first.device(), first.dtype(), Shape.of(lengths), value);
        for (int i = 0; i < arrays.size(); i++) {
            NDArray row = Columns.row(out, i);
            row.view(arrays.get(i).shape(), row.offset(), row.strides()).assign(arrays.get(i));
        }
        return out;
    }
}
