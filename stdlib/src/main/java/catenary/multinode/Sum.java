package catenary.multinode;

import catenary.array.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sum of numbers, of arrays, or of maps of such, which are added by name.
final class Sum {

    private Sum() {}

    static Object of(List<Object> values) {
        Object sum = values.getFirst();
        for (Object v : values.subList(1, values.size())) {
            sum = plus(sum, v);
        }
        return sum;
    }

    private static Object plus(Object a, Object b) {
        if (a instanceof Map<?, ?> m && b instanceof Map<?, ?> n) {
            Map<Object, Object> sum = new LinkedHashMap<>(m);
            n.forEach((key, v) -> sum.merge(key, v, Sum::plus));
            return sum;
        }
        return switch (a) {
            case NDArray x when b instanceof NDArray y -> x.add(y);
            case Integer x when b instanceof Integer y -> Math.addExact(x, y);
            case Number x when b instanceof Number y && isWhole(x) && isWhole(y) ->
                    Math.addExact(x.longValue(), y.longValue());
            case Number x when b instanceof Number y -> x.doubleValue() + y.doubleValue();
            case null, default ->
                    throw new IllegalArgumentException("allreduceObj: expected numbers, arrays or maps of "
                            + "them on every rank, but found " + a + " and " + b);
        };
    }

    private static boolean isWhole(Number n) {
        return n instanceof Integer || n instanceof Long;
    }
}
