package catenary.training;

import catenary.array.Generator;
import catenary.links.Link;
import catenary.optimizers.Optimizer;
import catenary.reporting.Reporter;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import catenary.training.updaters.Updater;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// The training loop: update, call the extensions whose time it is, until the end.
///
/// ```java
/// Trainer.builder(new StandardUpdater(trainIter, optimizer))
///     .stop(20, EPOCH)
///     .out("result")
///     .extend(new Evaluator(testIter, model))
///     .extend(new LogReport())
///     .extend(new PrintReport("epoch", "main/loss", "validation/main/loss"))
///     .extend(new Snapshot(), every(1, EPOCH))
///     .extend(t -> System.out.println(t.iteration()), every(100, ITERATION))
///     .build()
///     .run();
/// ```
///
/// Every iteration has its own observation: what models report during the update and what extensions add. Links are
/// known by their paths, so a classifier's loss is `main/loss`.
public final class Trainer implements Saveable {

    private enum Stage {
        NEW,
        RUNNING,
        OVER
    }

    private final Updater updater;
    private final Trigger stop;
    private final Path out;
    private final List<Registration> registrations;
    private final Reporter reporter = new Reporter();
    private final List<Runnable> atBoundary = new ArrayList<>();
    private final List<String> unrestored = new ArrayList<>();
    private Map<String, Object> observation = Map.of();
    private Stage stage = Stage.NEW;
    private boolean inIteration;
    private int firstIteration;
    private double firstEpochDetail;
    private long start;
    private double elapsed;

    Trainer(TrainerBuilder builder, List<Registration> registrations) {
        this.updater = builder.updater;
        this.stop = builder.stop;
        this.out = builder.out;
        this.registrations = registrations;
        updater.optimizers().forEach((name, optimizer) -> optimizer.target().namedLinks()
                .forEach((path, link) -> reporter.addObserver(path.equals("/") ? name : name + path, link)));
        updater.connect(this);
    }

    /// Starts the description of a training run.
    public static TrainerBuilder builder(Updater updater) {
        return new TrainerBuilder(updater);
    }

    // ---- what it is made of

    /// What does one step.
    public Updater updater() {
        return updater;
    }

    /// What ends the run when it fires.
    public Trigger stopTrigger() {
        return stop;
    }

    /// The folder for everything that is written.
    public Path out() {
        return out;
    }

    /// What collects the values that links and extensions report.
    public Reporter reporter() {
        return reporter;
    }

    /// The optimizer called `main`.
    public Optimizer optimizer() {
        return updater.optimizer("main");
    }

    /// The link that is trained: the target of the optimizer called `main`.
    public Link target() {
        return optimizer().target();
    }

    /// The extensions by name, in the order of registration.
    public Map<String, Extension> extensions() {
        Map<String, Extension> all = new LinkedHashMap<>();
        registrations.forEach(r -> all.put(r.name(), r.extension()));
        return all;
    }

    /// @throws IllegalArgumentException if there is none of that name
    public Extension getExtension(String name) {
        Extension found = extensions().get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "trainer: expected an extension among " + extensions().keySet() + ", but found " + name);
        }
        return found;
    }

    // ---- where it is

    /// What was observed in this iteration, by key. It may be written to.
    public Map<String, Object> observation() {
        return observation;
    }

    /// Number of updates done.
    public int iteration() {
        return updater.iteration();
    }

    /// Number of sweeps over the data done.
    public int epoch() {
        return updater.epoch();
    }

    /// Sweeps as a fraction.
    public double epochDetail() {
        return updater.epochDetail();
    }

    /// Number of updates done when this run began: those before a resume.
    public int firstIteration() {
        return firstIteration;
    }

    /// Sweeps done when this run began, as a fraction.
    public double firstEpochDetail() {
        return firstEpochDetail;
    }

    /// Whether no step has been done yet, in this run or one that it resumes.
    public boolean isBeforeTraining() {
        return updater.iteration() == 0;
    }

    /// Seconds of training, those before a resume included; 0 before the first run.
    public double elapsedTime() {
        return stage == Stage.RUNNING ? elapsed + (System.nanoTime() - start) * 1e-9 : elapsed;
    }

    /// Runs `action` when this iteration is complete, all extensions included: then the state is one from which training
    /// can go on. At once outside an iteration.
    public void atBoundary(Runnable action) {
        if (inIteration) {
            atBoundary.add(action);
        } else {
            action.run();
        }
    }

    // ---- running

    /// Trains until the stop trigger fires.
    ///
    /// The stop trigger is asked before each update. Extensions are called in the order of their priorities, each right
    /// after its trigger was asked. When something throws, extensions hear of it ([Extension#onError]) and it is thrown
    /// on; however the run ends, extensions and updater are closed. After a failure the run may be started again.
    ///
    /// Ctrl-C, SIGTERM and an interrupt of the thread let the iteration end, save a snapshot where a
    /// [catenary.training.extensions.Snapshot] is registered, close everything and say how to go on.
    ///
    /// @throws IllegalStateException        if the run is over
    /// @throws TrainingInterruptedException if the thread was interrupted
    /// @throws TrainingException            if the output folder can't be written to; then nothing has begun
    public void run() {
        if (stage != Stage.NEW) {
            throw new IllegalStateException("trainer: this run is " + (stage == Stage.OVER ? "over" : "under way")
                    + "; build another trainer, with resume(...) to go on");
        }
        OutputFolder.prepare(out);
        List<Registration> order = registrations.stream()
                .sorted(Comparator.comparing(Registration::priority).reversed()).toList();
        start = System.nanoTime();
        stage = Stage.RUNNING;
        boolean ended = false;
        try (StopRequest request = new StopRequest()) {
            String interrupted = null;
            try {
                begin(order);
                interrupted = loop(order, request);
                ended = interrupted == null;
            } finally {
                elapsed = elapsedTime();
                stage = ended ? Stage.OVER : Stage.NEW;
                inIteration = false;
                atBoundary.clear();
                close(order);
            }
            if (interrupted != null) {
                System.out.flush();
                if (request.endsProgram()) {
                    System.err.println(interrupted);
                    request.comply();
                }
                throw new TrainingInterruptedException(interrupted);
            }
        }
    }

    /// Asks the trainer that runs on `thread` to stop: it ends its iteration, saves and says how to go on, as after an
    /// interrupt of the thread, which however may cancel what the iteration is doing. False if there is none.
    public static boolean stop(Thread thread) {
        return StopRequest.ask(thread);
    }

    private void begin(List<Registration> order) {
        firstIteration = iteration();
        firstEpochDetail = epochDetail();
        for (Registration r : order) {
            if (!r.trigger().finished()) {
                r.extension().initialize(this);
            }
        }
        if (isBeforeTraining()) {
            observation = new LinkedHashMap<>();
            try (var _ = reporter.scope(observation)) {
                order.stream().filter(Registration::beforeTraining).forEach(r -> r.call(this));
            }
        }
    }

    /// @return null at the end, else how to go on after the interruption
    private String loop(List<Registration> order, StopRequest request) {
        try {
            while (!stop.fire(this)) {
                if (request.isMade()) {
                    return Interruption.between(this);
                }
                iterate(order);
            }
            return null;
        } catch (CancellationException e) {
            return Interruption.inside(this);
        } catch (RuntimeException e) {
            for (Registration r : order) {
                r.tell(this, e);
            }
            throw e;
        }
    }

    private void iterate(List<Registration> order) {
        observation = new LinkedHashMap<>();
        inIteration = true;
        try (var _ = reporter.scope(observation)) {
            updater.update();
            for (Registration r : order) {
                if (r.trigger().fire(this)) {
                    r.call(this);
                }
            }
        }
        inIteration = false;
        if (!atBoundary.isEmpty()) {
            List<Runnable> actions = List.copyOf(atBoundary);
            atBoundary.clear();
            actions.forEach(Runnable::run);
        }
    }

    /// Closes all, even if some fail.
    private void close(List<Registration> order) {
        List<AutoCloseable> all = new ArrayList<>();
        order.forEach(r -> all.add(r.extension()::close));
        all.add(updater);
        RuntimeException failure = null;
        for (AutoCloseable part : all) {
            try {
                part.close();
            } catch (Exception e) {
                RuntimeException unchecked =
                        e instanceof RuntimeException r ? r : new TrainingException("close: " + e, e);
                if (failure == null) {
                    failure = unchecked;
                } else {
                    failure.addSuppressed(unchecked);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    // ---- files

    /// Chainer's keys; besides, the state of the random numbers and a description of the run.
    ///
    /// State that a file lacks, because an extension was added since, is left as it is: see [#unrestored()].
    @Override public void serialize(Serializer s) {
        unrestored.clear();
        updater.serialize(s.child("updater"));
        if (s.has("stop_trigger")) {
            stop.serialize(s.child("stop_trigger"));
        }
        for (Registration r : registrations) {
            serialize(r.extension(), r.name(), "extensions/" + r.name(), s);
            serialize(r.trigger(), r.name(), "extension_triggers/" + r.name(), s);
        }
        double seconds = s.value("_snapshot_elapsed_time", elapsedTime());
        if (!s.isWriter()) {
            elapsed = seconds;
            start = System.nanoTime();
        }
        if (s.has("_generator")) {
            Generator.global().state(s.value("_generator", Generator.global().state()));
        }
        if (s.isWriter()) {
            Provenance.of(this).forEach((key, value) -> s.value("provenance/" + key, value));
        }
    }

    private void serialize(Saveable part, String name, String key, Serializer s) {
        if (s.has(key)) {
            part.serialize(s.child(key));
        } else if (!DictionarySerializer.entries(part).isEmpty() && !unrestored.contains(name)) {
            unrestored.add(name);
        }
    }

    /// The extensions for which the file loaded last had no state, so that they start anew.
    public List<String> unrestored() {
        return List.copyOf(unrestored);
    }

    @Override public String toString() {
        return "Trainer(iteration=" + iteration() + ", epoch=" + epoch() + ", out=" + out + ")";
    }
}
