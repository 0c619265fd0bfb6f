package catenary.iterators;

import catenary.autograd.Config;
import catenary.datasets.Batch;
import catenary.datasets.Dataset;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import catenary.serializers.Serializer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Has threads make the next batches while the present one is in use.
///
/// Batches come in the order of [SerialIterator], whichever thread is done first, and all counters and saved state are
/// those of the batch handed out last. Which examples come when is decided on the calling thread alone; threads only ask
/// the data set for them, so its `get` must bear being called by several at once. What that throws, [#next()] throws for
/// the batch concerned, and the batch after it can be had. The settings of the thread that calls hold on the others too.
///
/// An order sampler that remembers anything must be [catenary.serializers.Saveable]: it is asked before its time, and
/// set back when that is undone.
public abstract class PrefetchIterator extends DatasetIterator {

    private static final int PARTS_PER_THREAD = 4; // so that one slow example doesn't hold up the others of its thread
    private static final long IDLE_SECONDS = 5;

    private final int threads;
    private final int prefetch;
    private final double patience; // seconds
    private final String orderKey;

    private final ArrayDeque<Planned> planned = new ArrayDeque<>();
    private Map<String, Entry> memory; // of the order sampler after the batch handed out last; kept while others are planned
    private ThreadPoolExecutor pool; // null until it is needed, and again after close

    /// A batch that is being made.
    ///
    /// @param at     where in the sequence of all examples it begins
    /// @param after  where the iterator is once it has handed it out
    /// @param memory of the order sampler then
    /// @param parts  of the batch, in order; null while nobody makes them
    private record Planned(int[] indices, long at, Sweep after, Map<String, Entry> memory, List<Future<Batch>> parts) {}

    PrefetchIterator(Sweep sweep, int threads, int prefetch, double patience, String orderKey) {
        super(sweep);
        this.threads = threads;
        this.prefetch = prefetch;
        this.patience = patience;
        this.orderKey = orderKey;
    }

    static void requirePositive(String iterator, String option, Number value) {
        if (!(value.doubleValue() > 0)) {
            throw new IllegalArgumentException(iterator + ": expected " + option + " > 0, but found " + value);
        }
    }

    // ---- planning

    /// Where the batch planned last ends.
    private Sweep horizon() {
        return planned.isEmpty() ? sweep : planned.getLast().after;
    }

    /// Decides on batches until `count` of them are planned, or none is left.
    private void plan(int count) {
        if (planned.isEmpty()) {
            memory = DictionarySerializer.copies(sweep.memory());
        }
        while (planned.size() < count && horizon().hasNext()) {
            Sweep after = horizon().copy();
            long at = after.passed();
            int[] indices = after.next();
            planned.add(new Planned(indices, at, after, DictionarySerializer.copies(after.memory()), null));
        }
    }

    /// The same, for batches that are not yet asked for: what the order sampler throws now is thrown when they are.
    private void planAhead() {
        try {
            plan(prefetch);
        } catch (RuntimeException e) {
            remember(planned.isEmpty() ? memory : planned.getLast().memory);
        }
    }

    /// Forgets what is planned, as if the batch handed out last were the last one thought of.
    private void rewind() {
        if (!planned.isEmpty()) {
            planned.forEach(PrefetchIterator::cancel);
            planned.clear();
            remember(memory);
        }
    }

    private void remember(Map<String, Entry> state) {
        DictionarySerializer.load(state, sweep.memory(), o -> o);
    }

    @Override public void reset() {
        rewind();
        sweep.reset();
    }

    // ---- making

    private Planned started(Planned p) {
        if (p.parts != null) {
            return p;
        }
        if (pool == null) {
            // Threads end when they are idle, so that an iterator nobody closes holds none.
            pool = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("catenary-batch-", 0).factory());
            pool.allowCoreThreadTimeOut(true);
        }
        Config settings = Config.current();
        int n = p.indices.length;
        int parts = threads == 1 ? 1 : Math.min(n, PARTS_PER_THREAD * threads);
        List<Future<Batch>> making = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) n * i / parts);
            int[] part = Arrays.copyOfRange(p.indices, from, (int) ((long) n * (i + 1) / parts));
            Dataset<?> data = dataset();
            making.add(pool.submit(() -> Config.call(_ -> settings, () -> data.batch(part, p.at + from))));
        }
        return new Planned(p.indices, p.at, p.after, p.memory, making);
    }

    private static void cancel(Planned p) {
        if (p.parts != null) {
            p.parts.forEach(part -> part.cancel(true));
        }
    }

    @Override public Batch next() {
        if (Thread.interrupted()) {
            throw new CancellationException(name() + ": interrupted");
        }
        if (!hasNext()) {
            sweep.depart();
            throw new NoSuchElementException(name() + ": the only sweep is over; call reset() or let it repeat");
        }
        plan(1);
        startAll();
        Planned first = planned.getFirst();
        List<Batch> made;
        try {
            made = collect(first);
        } catch (CancellationException e) {
            throw e; // the batch is still the next one
        } catch (RuntimeException | Error e) {
            cancel(first);
            handOut();
            throw e;
        }
        handOut();
        planAhead();
        startAll();
        return Batch.join(made);
    }

    private void startAll() {
        List<Planned> all = planned.stream().map(this::started).toList();
        planned.clear();
        planned.addAll(all);
    }

    private void handOut() {
        Planned first = planned.removeFirst();
        sweep = first.after;
        memory = first.memory;
    }

    private List<Batch> collect(Planned p) {
        List<Batch> made = new ArrayList<>(p.parts.size());
        for (Future<Batch> part : p.parts) {
            made.add(wait(part));
        }
        return made;
    }

    private Batch wait(Future<Batch> part) {
        for (double waited = patience;; waited += patience) {
            try {
                return part.get((long) (1e9 * patience), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                System.err.printf("%s: a batch of %s has not come for %s s%n", name(), dataset().name(), waited);
            } catch (InterruptedException e) {
                throw new CancellationException(name() + ": interrupted");
            } catch (ExecutionException e) {
                throw switch (e.getCause()) {
                    case RuntimeException cause -> cause;
                    case Error cause -> throw cause;
                    case Throwable cause -> new IllegalStateException(cause);
                };
            }
        }
    }

    /// Ends the threads. Asked for another batch, it goes on where it was.
    @Override public void close() {
        if (pool != null) {
            planned.forEach(PrefetchIterator::cancel);
            pool.shutdownNow();
            pool = null;
            List<Planned> all =
                    planned.stream().map(p -> new Planned(p.indices, p.at, p.after, p.memory, null)).toList();
            planned.clear();
            planned.addAll(all);
        }
    }

    // ---- files

    /// Chainer's keys, those of [SerialIterator], whose files this reads too.
    @Override public void serialize(Serializer s) {
        if (s.isWriter() && !planned.isEmpty()) {
            remember(memory);
            sweep.serialize(s, orderKey);
            remember(planned.getLast().memory);
        } else {
            rewind();
            sweep.serialize(s, orderKey);
        }
    }
}
