package catenary.multinode;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where the ranks of one process meet.
///
/// Whoever waits longer than the timeout ends all, saying what each rank was doing; so does a rank that fails or calls another
/// operation than the others.
final class Rendezvous {

    private static final class Round {
        private final String op;
        private final int caller;
        private final Object[] given;
        private int arrived;
        private int left;

        private Round(String op, int caller, int size) {
            this.op = op;
            this.caller = caller;
            this.given = new Object[size];
        }
    }

    private record Mailbox(int source, int dest, int tag) {}

    /// What all rendezvous of one group of threads have in common: if one fails, all do.
    private static final class Fate {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private RankFailedException failure;
    }

    private final int size;
    private final Duration timeout;
    private final Fate fate;
    private final String[] doing;
    private final long[] calls;
    private final Map<Long, Round> rounds = new HashMap<>();
    private final Map<Mailbox, Deque<byte[]>> mail = new HashMap<>();
    private final Map<String, Rendezvous> parts = new HashMap<>();

    Rendezvous(int size, Duration timeout) {
        this(size, timeout, new Fate());
    }

    private Rendezvous(int size, Duration timeout, Fate fate) {
        this.size = size;
        this.timeout = timeout;
        this.fate = fate;
        this.doing = new String[size];
        this.calls = new long[size];
        Arrays.fill(doing, "computing");
    }

    int size() {
        return size;
    }

    /// The failure that ended all, or null.
    RankFailedException failure() {
        fate.lock.lock();
        try {
            return fate.failure;
        } finally {
            fate.lock.unlock();
        }
    }

    /// What all ranks give, once they have. Nobody may change it.
    Object[] meet(int rank, String op, Object given) {
        fate.lock.lock();
        try {
            Round round = rounds.computeIfAbsent(calls[rank]++, _ -> new Round(op, rank, size));
            if (!round.op.equals(op)) {
                throw fail(rank, "the ranks do not agree: rank " + rank + " calls " + op + " while rank " + round.caller
                        + " calls " + round.op, null);
            }
            round.given[rank] = given;
            if (++round.arrived == size) {
                fate.changed.signalAll();
            }
            await(rank, op, () -> round.arrived == size ? round : null);
            if (++round.left == size) {
                rounds.values().remove(round);
            }
            return round.given;
        } finally {
            fate.lock.unlock();
        }
    }

    void post(int source, int dest, int tag, byte[] message) {
        fate.lock.lock();
        try {
            checkAlive();
            mail.computeIfAbsent(new Mailbox(source, dest, tag), _ -> new ArrayDeque<>()).add(message);
            fate.changed.signalAll();
        } finally {
            fate.lock.unlock();
        }
    }

    byte[] take(int source, int dest, int tag) {
        fate.lock.lock();
        try {
            Mailbox box = new Mailbox(source, dest, tag);
            return await(dest, "recv from rank " + source + " with tag " + tag,
                    () -> mail.containsKey(box) ? mail.get(box).poll() : null);
        } finally {
            fate.lock.unlock();
        }
    }

    /// The rendezvous of some of the ranks, the same for all that name it alike.
    Rendezvous part(String name, int members) {
        fate.lock.lock();
        try {
            return parts.computeIfAbsent(name, _ -> new Rendezvous(members, timeout, fate));
        } finally {
            fate.lock.unlock();
        }
    }

    /// Says that a rank is through, so that others who wait for it in vain can say why.
    void leave(int rank) {
        fate.lock.lock();
        try {
            doing[rank] = "finished";
        } finally {
            fate.lock.unlock();
        }
    }

    /// Ends all ranks, unless that has happened; returns what ended them.
    RankFailedException fail(int rank, String why, Throwable cause) {
        fate.lock.lock();
        try {
            if (fate.failure == null) {
                fate.failure = new RankFailedException(rank, why, cause);
                fate.changed.signalAll();
            }
            return ended();
        } finally {
            fate.lock.unlock();
        }
    }

    private <T> T await(int rank, String what, Supplier<T> ready) {
        String before = doing[rank];
        doing[rank] = "waiting in " + what;
        long left = timeout.toNanos();
        try {
            while (true) {
                T found = ready.get(); // what is complete counts, whatever happened since
                if (found != null) {
                    return found;
                }
                checkAlive();
                if (left <= 0) {
                    throw fail(rank, "rank " + rank + " has waited " + timeout.toMillis() / 1000.0 + " s in " + what
                            + "; " + all(), null);
                }
                left = fate.changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            T found = ready.get();
            if (found != null) {
                return found;
            }
            throw fail(rank, "rank " + rank + " was interrupted in " + what, e);
        } finally {
            doing[rank] = before;
        }
    }

    private void checkAlive() {
        if (fate.failure != null) {
            throw ended();
        }
    }

    /// A new exception for each thread, since each has its own trace.
    private RankFailedException ended() {
        return new RankFailedException(fate.failure.rank(), fate.failure.getMessage(), fate.failure);
    }

    private String all() {
        StringJoiner s = new StringJoiner(", ");
        for (int i = 0; i < size; i++) {
            s.add("rank " + i + " is " + doing[i]);
        }
        return s.toString();
    }
}
