package catenary.autograd;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.expr.DType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// All settings, as one immutable record that [#current()] finds for the calling thread.
///
/// Users change them for a block with `try (var _ = noBackprop()) { ... }`; the library with
/// [#call(UnaryOperator, Callable)], which cannot leak. A thread starts with the process-wide settings.
///
/// @param train             whether dropout, batch normalisation and their like behave as in training
/// @param enableBackprop    whether operations record the graph
/// @param debug             whether every result is searched for NaN, and errors in backward name the forward call
/// @param keepGraphOnReport whether reported variables keep their graph
/// @param dtype             of new parameters and data sets
/// @param preciseDtype      of what must not be rounded to a narrow `dtype`: parameters and averages of normalizations, and
///                          the copies that optimizers change; `dtype` itself unless mixed, see [#mixed16()]
/// @param device            where new arrays and parameters are put
/// @param inRecomputing     whether a forgotten part of the graph is being computed again, so that state stays as it is
/// @param functionHooks     what watches every function that is applied and walked back
/// @param user              settings of the user's own, by name
public record Config(
        boolean train, boolean enableBackprop, boolean debug, boolean keepGraphOnReport, DType dtype,
        DType preciseDtype, Device device, boolean inRecomputing, List<FunctionHook> functionHooks,
        Map<String, Object> user) {

    private static volatile Config global = of(System.getenv());
    private static final ThreadLocal<State> STATE = ThreadLocal.withInitial(State::new);

    private static final class State {
        private Config config = global;
        private Scope top;
    }

    /// A setting that lasts until it is closed.
    public static final class Scope implements AutoCloseable {
        private final State state;
        private final Config before;
        private final Scope outer;

        private Scope(State state, Config inside) {
            this.state = state;
            this.before = state.config;
            this.outer = state.top;
            state.config = inside;
            state.top = this;
        }

        /// Restores the settings that held before.
        ///
        /// @throws IllegalStateException on another thread or out of order
        @Override public void close() {
            if (state.top != this || STATE.get() != state) {
                throw new IllegalStateException(
                        "config scope closed out of order; close scopes in reverse, on the thread that opened them");
            }
            state.top = outer;
            state.config = before;
        }
    }

    /// What a process starts with: `CATENARY_DTYPE` names a dtype or `mixed16`, `CATENARY_DEBUG` and
    /// `CATENARY_KEEP_GRAPH_ON_REPORT` are switched on by anything but nothing and `0`.
    static Config of(Map<String, String> environment) {
        Config c = new Config(true, true, isOn(environment, "CATENARY_DEBUG"),
                isOn(environment, "CATENARY_KEEP_GRAPH_ON_REPORT"), DType.FLOAT32, DType.FLOAT32, Devices.cpu(), false,
                List.of(), Map.of());
        String dtype = environment.getOrDefault("CATENARY_DTYPE", "");
        return switch (dtype) {
            case "" -> c;
            case "mixed16" -> c.withMixed16();
            case "float16", "bfloat16", "float32", "float64" -> c.withDtype(DType.of(dtype));
            default -> {
                System.err.println("CATENARY_DTYPE: expected mixed16, float16, bfloat16, float32 or float64, but found "
                        + dtype + "; using float32");
                yield c;
            }
        };
    }

    private static boolean isOn(Map<String, String> environment, String name) {
        return !Set.of("", "0").contains(environment.getOrDefault(name, ""));
    }

    /// The settings that hold for the calling thread.
    public static Config current() {
        return STATE.get().config;
    }

    /// Sets what threads start with, and what the calling thread has now.
    public static void setGlobal(UnaryOperator<Config> change) {
        global = change.apply(global);
        State s = STATE.get();
        s.config = change.apply(s.config);
    }

    /// Settings for the rest of a `try` block.
    public static Scope with(UnaryOperator<Config> change) {
        State s = STATE.get();
        return new Scope(s, change.apply(s.config));
    }

    /// Runs `body` under changed settings; whatever it leaves open ends with it.
    public static <T> T call(UnaryOperator<Config> change, Callable<T> body) {
        State s = STATE.get();
        Config before = s.config;
        Scope top = s.top;
        s.config = change.apply(before);
        try {
            return body.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            s.config = before;
            s.top = top;
        }
    }

    /// Records no graph: for inference.
    public static Scope noBackprop() {
        return with(c -> c.withEnableBackprop(false));
    }

    /// Records a graph although an outer block asked for none.
    public static Scope forceBackprop() {
        return with(c -> c.withEnableBackprop(true));
    }

    /// Dropout and its like behave as in inference.
    public static Scope testMode() {
        return with(c -> c.withTrain(false));
    }

    /// Mixed precision: parameters and data sets are made in float16, those of normalizations in float32, as are the copies
    /// of parameters that optimizers set up in this block change. Scale the loss, too: gradients below 6e-8 are 0 in float16.
    ///
    /// ```java
    /// try (var _ = mixed16()) {
    ///     model = new Classifier(new MLP(1000, 10));
    ///     optimizer = new Adam().setup(model);
    ///     optimizer.lossScaling();
    /// }
    /// ```
    ///
    /// Micikevicius et al.: [Mixed precision training](https://arxiv.org/abs/1710.03740) (2018).
    public static Scope mixed16() {
        return with(Config::withMixed16);
    }

    /// New arrays and parameters are put on `device`.
    public static Scope usingDevice(Device device) {
        return with(c -> c.withDevice(device));
    }

    public Config withTrain(boolean train) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, user);
    }

    public Config withEnableBackprop(boolean enableBackprop) {
        return enableBackprop == this.enableBackprop
                ? this
                : new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device,
                        inRecomputing,
                        functionHooks, user);
    }

    public Config withDebug(boolean debug) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, user);
    }

    public Config withKeepGraphOnReport(boolean keepGraphOnReport) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, user);
    }

    /// All of one dtype.
    public Config withDtype(DType dtype) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, dtype, device, inRecomputing,
                functionHooks, user);
    }

    public Config withPreciseDtype(DType preciseDtype) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, user);
    }

    /// float16, and float32 for what needs its digits.
    public Config withMixed16() {
        return withDtype(DType.FLOAT16).withPreciseDtype(DType.FLOAT32);
    }

    /// Whether some things are kept in a wider dtype than others.
    public boolean isMixed() {
        return preciseDtype != dtype;
    }

    public Config withDevice(Device device) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, user);
    }

    public Config withInRecomputing(boolean inRecomputing) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, user);
    }

    public Config withFunctionHooks(List<FunctionHook> functionHooks) {
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                List.copyOf(functionHooks), user);
    }

    /// A setting of the user's own.
    public Config withUser(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(user);
        more.put(name, value);
        return new Config(train, enableBackprop, debug, keepGraphOnReport, dtype, preciseDtype, device, inRecomputing,
                functionHooks, Collections.unmodifiableMap(more));
    }

    /// A setting of the user's own.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public Object user(String name) {
        if (!user.containsKey(name)) {
            throw new IllegalArgumentException(
                    "config: expected one of the settings " + user.keySet() + ", but found " + name);
        }
        return user.get(name);
    }

    /// The settings, one a line.
    public String show() {
        Map<String, Object> all = new TreeMap<>(user);
        all.putAll(Map.of("train", train, "enableBackprop", enableBackprop, "debug", debug, "keepGraphOnReport",
                keepGraphOnReport, "dtype", dtype, "preciseDtype", preciseDtype, "device", device, "functionHooks",
                functionHooks));
        return all.entrySet().stream().map(e -> String.format("%-18s %s", e.getKey(), e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /// Runs `body` with graph recording on or off: the engine's own door, without a lambda on the way.
    static Config enter(boolean enableBackprop) {
        State s = STATE.get();
        Config before = s.config;
        s.config = before.withEnableBackprop(enableBackprop);
        return before;
    }

    /// Ends what [#enter] began.
    static void leave(Config before) {
        STATE.get().config = before;
    }
}
