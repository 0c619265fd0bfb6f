package catenary.device.cuda;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Counts the calls of another driver, and lets some fail.
final class WatchedDriver {

    private final Driver real;
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, UnaryOperator<Object>> answers = new HashMap<>();
    private String failing;
    private int untilFailure;
    private boolean exhausted;

    /// The driver that is watched.
    final Driver driver;

    WatchedDriver(Driver real) {
        this.real = real;
        driver = (Driver) Proxy.newProxyInstance(Driver.class.getClassLoader(), new Class<?>[] {Driver.class},
                (_, method, args) -> call(method, args));
    }

    private Object call(Method method, Object[] args) throws Throwable {
        String name = method.getName();
        if (exhausted && name.equals("allocate")) {
            return 0L;
        }
        if (name.equals(failing) || --untilFailure == 0) {
            if (name.startsWith("end")) {
                throw failure(name, (long) method.invoke(real, args));
            }
            throw new CudaException(name + ": made to fail");
        }
        try {
            Object result = method.invoke(real, args);
            calls.merge(name, 1, Integer::sum);
            return answers.getOrDefault(name, r -> r).apply(result);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// A driver that can't make a graph has none.
    private CudaException failure(String name, long graph) {
        real.freeGraph(graph);
        return new CudaException(name + ": made to fail");
    }

    /// Lets every call of the method fail, what ends something only after it has; null ends that.
    void fail(String method) {
        failing = method;
    }

    /// Lets the `nth` call from now on fail; no one if that is 0. Whether an earlier one is still to come.
    boolean fail(int nth) {
        boolean toCome = untilFailure > 0;
        untilFailure = nth;
        return toCome;
    }

    /// Lets a method return something else than it would.
    void answer(String method, UnaryOperator<Object> otherwise) {
        answers.put(method, otherwise);
    }

    /// Whether the device has no more memory.
    void exhaust(boolean exhausted) {
        this.exhausted = exhausted;
    }

    /// Calls that did not fail since the last look, by method.
    Map<String, Integer> calls() {
        Map<String, Integer> out = new TreeMap<>(calls);
        calls.clear();
        return out;
    }
}
