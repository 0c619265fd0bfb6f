package catenary.training.updaters;

import catenary.array.Capture;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.optimizers.Optimizer;
import catenary.reporting.Reporting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Steps of training that are recorded and replayed as a whole, where that is possible; see [StandardUpdater#captured()].
///
/// Every kind of batch has a slot with arrays of its own, to which its data are copied. Its steps are recorded until two
/// are alike; the second becomes a graph.
final class CapturedStep {

    /// Steps of one kind that are recorded until two are alike: the first ones set parameters and caches up.
    private static final int TRIES = 5;

    /// Kinds of batches that get a graph.
    private static final int KINDS = 4;

    /// Of so many steps one is done as ever, to see whether what was recorded still holds.
    private static final int CHECK = 100;

    /// What makes steps alike from the outside.
    private record Kind(List<Shape> shapes, List<DType> dtypes, Config config, boolean reports) {}

    private static final class Slot {
        Variable[] in;
        Run last;
        boolean ready;
        int steps;
    }

    /// One recorded step and what it left behind.
    ///
    /// @param values   the parameters' arrays
    /// @param grads    their gradients before the update
    /// @param reported what the model reported
    private record Run(Capture capture, List<NDArray> values, List<NDArray> grads, Map<String, Object> reported) {

        /// The numbers of the host among what was reported: a replay can't tell new ones.
        private Map<String, Object> numbers() {
            Map<String, Object> out = new LinkedHashMap<>(reported);
            out.values().removeIf(v -> v instanceof Variable || v instanceof NDArray);
            return out;
        }
    }

    private final Optimizer optimizer;
    private final Optimizer.LossFunction lossFunction;
    private final Map<Kind, Slot> slots = new LinkedHashMap<>();
    private boolean used;
    private boolean replay;
    private String obstacle;

    /// @param lossFunction null for the optimizer's target
    CapturedStep(Optimizer optimizer, Optimizer.LossFunction lossFunction) {
        this.optimizer = optimizer;
        this.lossFunction = lossFunction != null ? lossFunction : xs -> optimizer.target().apply(xs);
    }

    boolean isReplay() {
        return replay;
    }

    String obstacle() {
        return obstacle;
    }

    /// Gives up if an updater's step came without [#update].
    void expectUse(Class<?> updater) {
        if (!used && obstacle == null) {
            giveUp(updater.getSimpleName() + " has a step of its own");
        }
    }

    /// One step.
    void update(Variable[] batch) {
        used = true;
        replay = false;
        Slot slot = obstacle == null ? slot(batch) : null;
        if (slot == null) {
            optimizer.update(lossFunction, batch);
            return;
        }
        for (int i = 0; i < batch.length; i++) {
            slot.in[i].array().assign(batch[i].array());
        }
        slot.steps++;
        if (slot.ready && slot.steps % CHECK != 0) {
            replay(slot);
        } else {
            record(slot);
        }
    }

    /// The slot of a batch; null if such are done as ever.
    private Slot slot(Variable[] batch) {
        String why = prevented();
        if (why != null) {
            giveUp(why);
            return null;
        }
        List<Shape> shapes = new ArrayList<>();
        List<DType> dtypes = new ArrayList<>();
        for (Variable x : batch) {
            shapes.add(x.shape());
            dtypes.add(x.dtype());
        }
        Kind kind = new Kind(shapes, dtypes, Config.current(), Reporting.isActive());
        Slot slot = slots.get(kind);
        if (slot == null && slots.size() < KINDS) {
            slot = new Slot();
            slot.in = new Variable[batch.length];
            for (int i = 0; i < batch.length; i++) {
                slot.in[i] = Variable.constant(NDArray.uninitialized(device(), dtypes.get(i), shapes.get(i)));
            }
            slots.put(kind, slot);
        } else if (slot == null && slots.values().stream().noneMatch(s -> s.ready)) {
            giveUp("batches have too many shapes, such as " + shapes);
        }
        return slot;
    }

    private String prevented() {
        if (Config.current().debug()) {
            return "debug is on, which looks at every result";
        }
        List<Parameter> params = optimizer.target().params();
        Device device = params.getFirst().device();
        for (Parameter p : params) {
            if (p.device() != device) {
                return "parameters are on " + device + " and on " + p.device();
            }
        }
        return null;
    }

    private Device device() {
        return optimizer.target().params().getFirst().device();
    }

    private List<NDArray> values() {
        return optimizer.target().params(false).stream().map(Parameter::array).toList();
    }

    // ---- a step that is done as ever

    private void record(Slot slot) {
        Capture capture;
        try {
            capture = device().capture(slot.last == null ? null : slot.last.capture);
        } catch (UnsupportedOperationException e) {
            giveUp(e.getMessage());
            optimizer.update(lossFunction, slot.in);
            return;
        }
        Map<String, Object> reported = new LinkedHashMap<>();
        Map<String, Object> later = new LinkedHashMap<>();
        List<NDArray> grads = new ArrayList<>();
        boolean alike;
        try {
            collecting(reported, () -> optimizer.backpropagate(lossFunction.apply(slot.in)));
            optimizer.target().params(false).forEach(p -> grads.add(p.grad()));
            capture.changing();
            collecting(later, optimizer::updateScaled);
            alike = capture.end();
        } catch (RuntimeException | Error e) {
            capture.close();
            throw e;
        }
        judge(slot, new Run(capture, values(), grads, reported), alike);
        report(reported);
        report(later);
    }

    private void judge(Slot slot, Run run, boolean alike) {
        String why = alike ? null : run.capture.obstacle();
        if (alike && !slot.last.numbers().equals(run.numbers())) {
            why = "the model reports numbers that it computes on the host";
        }
        if (slot.ready) {
            run.capture.close();
            if (why != null) {
                giveUp("the step is no longer what was recorded: " + why);
            }
            return;
        }
        if (slot.last != null) {
            slot.last.capture.close();
        }
        slot.last = run;
        if (why == null) {
            slot.ready = run.capture.build();
            why = run.capture.obstacle();
        }
        if (!slot.ready && slot.steps == TRIES) {
            giveUp(why);
        }
    }

    // ---- a step that is repeated

    private void replay(Slot slot) {
        Run run = slot.last;
        List<Parameter> params = optimizer.target().params(false);
        if (!haveArrays(params, run.values)) {
            giveUp("parameters were given other arrays");
            optimizer.update(lossFunction, slot.in);
            return;
        }
        for (int i = 0; i < params.size(); i++) {
            params.get(i).grad(run.grads.get(i));
        }
        Map<String, Object> later = new LinkedHashMap<>();
        replay = run.capture.replay(() -> collecting(later, optimizer::updateScaled));
        report(run.reported);
        report(later);
        if (!replay) {
            giveUp(run.capture.obstacle());
        }
    }

    private static boolean haveArrays(List<Parameter> params, List<NDArray> arrays) {
        boolean same = params.size() == arrays.size();
        for (int i = 0; same && i < arrays.size(); i++) {
            same = params.get(i).array() == arrays.get(i);
        }
        return same;
    }

    // ---- reports

    private static void collecting(Map<String, Object> reported, Runnable work) {
        if (!Reporting.isActive()) {
            work.run();
            return;
        }
        try (var _ = Reporting.reportScope(reported)) {
            work.run();
        }
    }

    /// Reports copies, since the next replay writes to the arrays themselves.
    private static void report(Map<String, Object> values) {
        Map<String, Object> copies = new LinkedHashMap<>(values);
        copies.replaceAll((_, v) -> switch (v) {
            case Variable x -> Variable.constant(x.array().copy());
            case NDArray x -> x.copy();
            default -> v;
        });
        Reporting.report(copies);
    }

    // ---- the end

    private void giveUp(String why) {
        obstacle = "captured: steps are done one by one, because " + why;
        System.err.println(obstacle);
        close();
    }

    /// Forgets all that was recorded.
    void close() {
        for (Slot s : slots.values()) {
            if (s.last != null) {
                s.last.capture.close();
            }
        }
        slots.clear();
    }
}
