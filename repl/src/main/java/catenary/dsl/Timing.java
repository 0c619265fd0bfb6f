package catenary.dsl;

import catenary.array.Device;
import catenary.array.Devices;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// How long something takes, repeated until the answer is steady.
final class Timing {

    private static final int RUNS = 7;
    private static final long ENOUGH_NANOS = 100_000_000;
    private static final int MOST_CALLS = 1_000_000;

    private final Callable<?> body;
    private final List<Device> queues = Devices.all().stream().filter(Device::queues).toList();
    private long untilReturn;

    private Timing(Callable<?> body) {
        this.body = body;
    }

    /// `41.3 us a call, the best of 7 runs of 1000; median 42.0 us, worst 55.1 us`; where a device does the work, how long
    /// the CPU was busy with asking for it, too.
    static String of(Callable<?> body) throws Exception {
        var timing = new Timing(body);
        int calls = 1;
        long total = timing.run(1);
        while (total < ENOUGH_NANOS && calls < MOST_CALLS) {
            long wanted = ENOUGH_NANOS * calls / Math.max(1, total);
            calls = (int) Math.clamp(roundUp(wanted), calls + 1L, Math.min(MOST_CALLS, calls * 10L));
            total = timing.run(calls);
        }
        int runs = total > 10 * ENOUGH_NANOS ? 3 : RUNS;
        var times = new long[runs];
        long busy = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            times[i] = timing.run(calls) / calls;
            busy = Math.min(busy, timing.untilReturn / calls);
        }
        Arrays.sort(times);
        String devices =
                timing.queues.isEmpty() ? "" : String.format(Locale.ROOT, "; the CPU asks for it in %s, the rest is %s",
                        Durations.show(busy), timing.queues.getFirst());
        return String.format(Locale.ROOT, "%s a call, the best of %d runs of %d; median %s, worst %s%s",
                Durations.show(times[0]), runs, calls, Durations.show(times[runs / 2]), Durations.show(times[runs - 1]),
                devices);
    }

    /// To one digit and zeros.
    private static long roundUp(long n) {
        long unit = 1;
        while (n / unit >= 10) unit *= 10;
        return (n + unit - 1) / unit * unit;
    }

    /// Nanoseconds until the work of `calls` calls is done.
    private long run(int calls) throws Exception {
        queues.forEach(Device::synchronize);
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) body.call();
        untilReturn = System.nanoTime() - start;
        queues.forEach(Device::synchronize);
        return System.nanoTime() - start;
    }
}
