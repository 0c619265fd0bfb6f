package catenary.multinode;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Ends all ranks when something is thrown on one of them that nobody catches: without it the others would wait for it for
/// ever. ChainerMN's `global_except_hook`; it is there from the first communicator over processes on.
public final class ExceptHook {

    private static final List<Communicator> WATCHED = new CopyOnWriteArrayList<>();

    private ExceptHook() {}

    /// Lets an exception that ends a thread of this process end all ranks of `comm`.
    static synchronized void add(Communicator comm) {
        if (WATCHED.isEmpty()) {
            var before = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
                if (before != null) {
                    before.uncaughtException(thread, e);
                } else {
                    e.printStackTrace();
                }
                raise(e);
            });
        }
        WATCHED.add(comm);
    }

    /// Says that a program has failed with `e`, which was printed: ends all ranks, if there are others.
    public static void raise(Throwable e) {
        for (Communicator comm : WATCHED) {
            System.err
                    .println("catenary: rank " + comm.rank() + " of " + comm.size() + " failed, which ends all ranks");
            System.err.flush();
            comm.abort(e);
        }
    }
}
