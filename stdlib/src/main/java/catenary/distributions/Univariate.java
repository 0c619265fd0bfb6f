package catenary.distributions;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.array.Broadcast;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A distribution of single numbers, with parameters that broadcast.
abstract class Univariate extends Distribution {

    private final Map<String, Variable> params = new LinkedHashMap<>();
    private final Shape batchShape;

    Univariate(String name, Variable value) {
        this(List.of(name), value);
    }

    Univariate(String name0, Variable value0, String name1, Variable value1) {
        this(List.of(name0, name1), value0, value1);
    }

    private Univariate(List<String> names, Variable... values) {
        Parameters.check(getClass(), names, values);
        List<Variable> wide = Broadcast.broadcast(values);
        for (int i = 0; i < values.length; i++) {
            params.put(names.get(i), wide.get(i));
        }
        batchShape = wide.getFirst().shape();
    }

    @Override public final Shape batchShape() {
        return batchShape;
    }

    @Override public final Shape eventShape() {
        return Shape.SCALAR;
    }

    @Override public final Map<String, Variable> params() {
        return Collections.unmodifiableMap(params);
    }

    /// The variance as a matrix of one element.
    @Override public final Variable covariance() {
        return variance().reshape(joined(batchShape, Shape.of(1, 1)));
    }

    final Variable param(String name) {
        return params.get(name);
    }

    /// An array of the shape and dtype of the parameters, in which all elements are `value`.
    final Variable filled(double value) {
        return Variable.constant(Create.full(device(), dtype(), batchShape, value));
    }
}
