package catenary.training;

import java.nio.file.Path;

/// A program that trains until it is told to end: for tests that tell it.
final class EndlessRun {

    private EndlessRun() {}

    public static void main(String[] args) {
        new SmallRun(Path.of(args[0]), 1).builder().resume(args.length > 1 ? args[1] : "").extend(t -> {
            if (t.iteration() == 20) {
                System.out.println("running");
            }
        }).build().run();
        System.out.println("never printed");
    }
}
