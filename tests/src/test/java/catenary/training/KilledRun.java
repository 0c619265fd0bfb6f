package catenary.training;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.ITERATION;

import catenary.array.Generator;
import catenary.iterators.SerialIterator;
import catenary.links.Classifier;
import catenary.optimizers.Adam;
import catenary.serializers.Npz;
import catenary.training.extensions.LogReport;
import catenary.training.extensions.Snapshot;
import catenary.training.updaters.StandardUpdater;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A program that saves every other iteration and goes on from what it finds: for tests that kill it, or take its disk.
final class KilledRun {

    /// Iterations after which everything has been loaded and used once.
    private static final int WARM = 4;

    private KilledRun() {}

    record Run(Trainer trainer, Classifier model) {}

    /// Everything that is random begins with the same seed, so that only a good resume gives equal parameters.
    static Run run(Path out, int iterations) {
        return run(out, iterations, _ -> {});
    }

    private static Run run(Path out, int iterations, Extension more) {
        Generator.global().seed(1);
        var model = new Classifier(new SmallRun.Net(3));
        var iterator = new SerialIterator(SmallRun.data(50, 1), 20);
        var trainer = Trainer.builder(new StandardUpdater(iterator, new Adam(0.01).setup(model))).out(out)
                .extend(new Snapshot(o -> o.nRetains(3).autoload(true)), every(2, ITERATION))
                .extend(new LogReport(o -> o.trigger(100, ITERATION)))
                .extend(more, every(1, ITERATION))
                .stop(iterations, ITERATION);
        return new Run(trainer.build(), model);
    }

    /// Trains in folder `args[0]` until iteration `args[1]`, then writes the model to `args[2]`. Says `running` when it has
    /// got going.
    public static void main(String[] args) {
        var iterations = new AtomicInteger();
        Path out = Path.of(args[0]);
        Run run = run(out, Integer.parseInt(args[1]), _ -> {
            if (iterations.incrementAndGet() == WARM) {
                System.out.println("running");
            }
        });
        run.trainer.run();
        System.out.printf(Locale.ROOT, "done at iteration %d%n", run.trainer.iteration());
        if (args.length > 2) {
            Npz.save(out.resolve(args[2]), run.model);
        }
    }
}
