package catenary.array;

import java.util.List;

/// One part of an index expression `x.get(...)`.
public sealed interface Index {

    /// One position; negative counts from the end. The axis disappears.
    record At(int position) implements Index {}

    /// Positions from `start` up to but not including `stop`, every `step`-th; null bounds mean the ends.
    record Slice(Integer start, Integer stop, int step) implements Index {
        public Slice {
            if (step == 0) {
                throw new IllegalArgumentException("slice: expected a step other than 0, but found 0");
            }
        }
    }

    /// A new axis of length 1.
    record NewAxis() implements Index {}

    /// As many full slices as make the index as long as the array has axes.
    record Ellipsis() implements Index {}

    /// Positions from an integer array, whose shape takes the axis' place, or a bool array over as many axes as it has.
    record Fancy(NDArray positions) implements Index {}

    /// The whole axis: `:`.
    static Index all() {
        return new Slice(null, null, 1);
    }

    /// `start:stop`; null leaves a bound out, negative ones count from the end.
    static Index slice(Integer start, Integer stop) {
        return new Slice(start, stop, 1);
    }

    static Index slice(Integer start, Integer stop, int step) {
        return new Slice(start, stop, step);
    }

    /// An axis of length 1 that the array has not.
    static Index newAxis() {
        return new NewAxis();
    }

    /// `...`: all axes that the other parts leave.
    static Index ellipsis() {
        return new Ellipsis();
    }

    /// Reads what a caller may write for one part: an `int`, an [Index], `null` (new axis), text such as `"1:3"`,
    /// `":"`, `"::-1"`, `"..."`, an `int[]`, `boolean[]` or list of numbers, or an array of integers or bools.
    static Index of(Object part, Device device) {
        return switch (part) {
            case null -> new NewAxis();
            case Index i -> i;
            case Integer i -> new At(i);
            case Long i -> new At(Math.toIntExact(i));
            case String s -> parse(s);
            case NDArray a -> new Fancy(a);
            case int[] a -> new Fancy(Create.of(device, Shape.of(a.length), a));
            case boolean[] a -> new Fancy(Create.from(device, null, a));
            case List<?> l -> {
                int[] a = l.stream().mapToInt(v -> ((Number) v).intValue()).toArray();
                yield new Fancy(Create.of(device, Shape.of(a.length), a));
            }
            default ->
                    throw new IllegalArgumentException("index: expected a number, slice, array or null, but found "
                            + part.getClass().getSimpleName());
        };
    }

    private static Index parse(String text) {
        String s = text.strip();
        if (s.equals("...")) {
            return new Ellipsis();
        }
        String[] parts = s.split(":", -1);
        try {
            if (parts.length == 1) {
                return new At(Integer.parseInt(s));
            }
            if (parts.length <= 3) {
                Integer step = parts.length == 3 ? bound(parts[2]) : null;
                return new Slice(bound(parts[0]), bound(parts[1]), step == null ? 1 : step);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("index: expected start:stop:step, but found \"" + text + "\"", e);
        }
        throw new IllegalArgumentException("index: expected start:stop:step, but found \"" + text + "\"");
    }

    private static Integer bound(String s) {
        return s.isBlank() ? null : Integer.valueOf(s.strip());
    }
}
