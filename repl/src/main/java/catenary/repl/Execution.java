package catenary.repl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Runs snippets in this JVM, each on a thread of its own, which can be stopped and, if it will not stop, left behind.
///
/// JShell's own local engine stops loops too, but it waits forever for what has none of its checks, turns values into text
/// where nothing can stop that, and lets `System.exit` end everything.
final class Execution extends DirectExecutionControl {

    /// How long a snippet may take to stop before the user is told what else can be done.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    /// How long it may take where the user has asked twice and so need not be told.
    private static final long IMPATIENCE = TimeUnit.MILLISECONDS.toNanos(150);

    /// Between two interrupts of what is to stop, since some code takes an interrupt for no reason to end.
    private static final long STOP_AGAIN_MILLIS = 20;

    /// Memory that is given up when a snippet has used up all, so that the session can go on and say so.
    private static final int RESERVE = 24 << 20;
    private static final long AMPLE = 4L * RESERVE;

    private static final String LEFT_BEHIND = "it was left behind and goes on in the background";

    private final Values values = new Values(DirectExecutionControl::valueString);
    private final Display display;
    private final BiConsumer<Thread, Throwable> thrown;
    private volatile byte[] reserve;
    private Run current;
    private SnippetThreads threads;
    private boolean stopping;
    private boolean stopped;
    private boolean training;
    private boolean told;
    private boolean again;
    private long since;
    private List<Object> found; // not null while variables are asked for what they hold

    /// @param display takes values, and a sentence for the user while a snippet runs
    /// @param thrown  takes what ended a thread that a snippet started
    Execution(Display display, BiConsumer<Thread, Throwable> thrown) {
        this.display = display;
        this.thrown = thrown;
    }

    @Override public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(Stream.of(classes).map(c -> new ClassBytecodes(c.name(), Weaver.weave(c.bytecodes())))
                .toArray(ClassBytecodes[]::new));
    }

    /// What JShell asks for this engine.
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override public String name() {
                return "catenary";
            }

            @Override public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return Execution.this;
            }
        };
    }

    /// Whether something was asked to stop since [#allow].
    synchronized boolean isStopping() {
        return stopping;
    }

    /// Whether what ran last was stopped rather than done.
    synchronized boolean hasStopped() {
        return stopped;
    }

    /// From now on snippets run again after [#stop].
    synchronized void allow() {
        stopping = false;
        stopped = false;
        training = false;
        told = false;
        again = false;
        setMemoryAside();
    }

    /// Sets memory aside for the moment when there is none; not right after that moment, when the next snippet needs it, which
    /// will be one that lets go of what holds the rest.
    void setMemoryAside() {
        var runtime = Runtime.getRuntime();
        long left = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (reserve != null || left < AMPLE) return;
        try {
            reserve = new byte[RESERVE];
        } catch (OutOfMemoryError _) {
            // The variables of the session hold nearly all; the next time may be better.
        }
    }

    /// Gives up the memory set aside.
    void useMemorySetAside() {
        reserve = null;
    }

    /// Asks what runs, or is about to, to stop. A training ends its iteration first. What is asked again is left behind, if it
    /// still runs a moment later.
    @Override public synchronized void stop() {
        if (!stopping) {
            stopping = true;
            since = System.nanoTime();
            if (threads == null) return;
            training = threads.stopTraining();
            if (!training) force();
        } else if (!training) {
            again = true;
            notifyAll();
        } else if (told) {
            training = false;
            told = false;
            force();
        }
    }

    private void force() {
        since = System.nanoTime();
        threads.stop();
    }

    /// Runs `body` as a snippet is run.
    void run(Callable<?> body) throws Throwable {
        try {
            onThread(() -> {
                body.call();
                return null;
            });
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    String text(Object value) {
        return values.text(value);
    }

    /// JShell passes causes on, but nothing that is suppressed: there the engine keeps where a function was called forward.
    @Override protected String throwConvertedInvocationException(Throwable thrown)
            throws RunException, InternalException {
        if (thrown.getCause() == null && thrown.getSuppressed().length > 0) {
            try {
                thrown.initCause(thrown.getSuppressed()[0]);
            } catch (IllegalStateException _) {
                // It was made without a cause for good.
            }
        }
        return super.throwConvertedInvocationException(thrown);
    }

    @Override protected String invoke(Method snippet) throws Exception {
        return onThread(() -> {
            var value = snippet.invoke(null);
            String text = values.text(value);
            display.computed(value);
            return text;
        });
    }

    /// What the variables hold, of which `ask` has JShell tell the text.
    List<Object> found(Runnable ask) {
        found = new ArrayList<>();
        try {
            ask.run();
            return found;
        } finally {
            found = null;
        }
    }

    @Override public String varValue(String className, String name) throws RunException, InternalException {
        try {
            var field = findClass(className).getDeclaredField(name);
            var get = MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup())
                    .unreflectGetter(field);
            if (found == null) return onThread(() -> values.text(valueOf(get)));
            found.add(valueOf(get));
            return "";
        } catch (RunException e) {
            throw e;
        } catch (Exception e) {
            throw new InternalException(e.toString());
        }
    }

    private static Object valueOf(MethodHandle get) throws Exception {
        try {
            return get.invoke();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        }
    }

    private final class Run extends Thread {
        private final Callable<String> body;
        private String value;
        private Throwable thrown;
        private boolean done;

        Run(SnippetThreads group, Callable<String> body) {
            super(group, null, "snippet", 0);
            this.body = body;
        }

        @Override public void run() {
            try {
                value = body.call();
            } catch (InvocationTargetException e) {
                thrown = e.getCause();
            } catch (Throwable e) {
                thrown = e;
            }
            if (thrown instanceof OutOfMemoryError) useMemorySetAside();
            over(this);
        }
    }

    private synchronized void over(Run run) {
        run.done = true;
        notifyAll();
    }

    /// A thread of a snippet ended, or stays for ever where it would have ended the program.
    private synchronized void threw(Thread thread, Throwable e) {
        if (thread == current && !current.done) {
            current.thrown = e;
            over(current);
        } else {
            thrown.accept(thread, e);
        }
    }

    /// Runs `body` on a thread of its own until it is done, stopped, or left behind.
    private String onThread(Callable<String> body) throws Exception {
        ExitWatch.start();
        Run run;
        synchronized (this) {
            stopped = stopping;
            if (stopping) throw new StoppedException();
            threads = new SnippetThreads(this::threw);
            run = new Run(threads, body);
            current = run;
            run.start();
        }
        try {
            await(run);
        } finally {
            synchronized (this) {
                threads = null;
            }
        }
        return switch (run.thrown) {
            case null -> run.value;
            case Stop _ -> {
                stopped = true;
                throw new StoppedException();
            }
            case Throwable e -> throw new InvocationTargetException(e);
        };
    }

    private synchronized void await(Run run) throws StoppedException {
        while (!run.done) {
            try {
                wait(STOP_AGAIN_MILLIS);
            } catch (InterruptedException _) {
                stop(); // Ctrl-C just when the line was read: the line editor passes it on so
            }
            if (!stopping || run.done) continue;
            if (!training) threads.stop();
            long waited = System.nanoTime() - since;
            if (again && waited > IMPATIENCE) {
                threads.leave();
                stopped = true;
                display.line(LEFT_BEHIND);
                throw new StoppedException();
            }
            if (told || again || waited < PATIENCE) continue;
            told = true;
            display.line(training ? "the training stops when this iteration is complete; Ctrl-C again stops it at once"
                    : "this does not stop by itself; Ctrl-C again leaves it behind");
        }
    }
}
