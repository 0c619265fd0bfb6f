package catenary.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The calls of the driver that every step makes, as plain numbers through the foreign-function API: a call costs some
/// nanoseconds and makes no object, where one through JavaCPP needs an object for each pointer. All return CUDA's status.
///
/// Addresses and handles are pointers in C, which are passed as Java's `long` is.
final class DriverCalls {

    private static final SymbolLookup DRIVER = library(Libraries.DRIVER);

    private static final MethodHandle SET_CONTEXT = function("cuCtxSetCurrent", JAVA_LONG);
    private static final MethodHandle SYNCHRONIZE_STREAM = function("cuStreamSynchronize", JAVA_LONG);
    private static final MethodHandle RECORD = function("cuEventRecord", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle WAIT = function("cuStreamWaitEvent", JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SYNCHRONIZE_EVENT = function("cuEventSynchronize", JAVA_LONG);
    private static final MethodHandle QUERY = function("cuEventQuery", JAVA_LONG);
    private static final MethodHandle COPY_IN =
            function("cuMemcpyHtoDAsync_v2", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle COPY_OUT =
            function("cuMemcpyDtoHAsync_v2", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle COPY =
            function("cuMemcpyDtoDAsync_v2", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle SET_BYTES =
            function("cuMemsetD8Async", JAVA_LONG, JAVA_BYTE, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle LAUNCH = function(
            "cuLaunchKernel", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
            JAVA_LONG,
            JAVA_LONG, JAVA_LONG);
    private static final MethodHandle LAUNCH_GRAPH = function("cuGraphLaunch", JAVA_LONG, JAVA_LONG);

    private DriverCalls() {}

    /// A library that JavaCPP has loaded, wherever it found it, or that the system finds.
    @SuppressWarnings("restricted") // native access is the purpose of this class
    static SymbolLookup library(String name) {
        return SymbolLookup.libraryLookup(name, Arena.global());
    }

    private static MethodHandle function(String name, MemoryLayout... types) {
        return function(DRIVER, name, types);
    }

    /// The function `name` of a library, which returns an `int`.
    @SuppressWarnings("restricted") // native access is the purpose of this class
    static MethodHandle function(SymbolLookup library, String name, MemoryLayout... types) {
        return Linker.nativeLinker()
                .downcallHandle(
                        library.find(name)
                                .orElseThrow(() -> new CudaException(name + ": the installed library lacks it")),
                        FunctionDescriptor.of(JAVA_INT, types));
    }

    static int setContext(long context) {
        try {
            return (int) SET_CONTEXT.invokeExact(context);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int synchronizeStream(long stream) {
        try {
            return (int) SYNCHRONIZE_STREAM.invokeExact(stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int record(long event, long stream) {
        try {
            return (int) RECORD.invokeExact(event, stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int wait(long stream, long event) {
        try {
            return (int) WAIT.invokeExact(stream, event, 0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int synchronizeEvent(long event) {
        try {
            return (int) SYNCHRONIZE_EVENT.invokeExact(event);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int query(long event) {
        try {
            return (int) QUERY.invokeExact(event);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int copyIn(long to, long from, long bytes, long stream) {
        try {
            return (int) COPY_IN.invokeExact(to, from, bytes, stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int copyOut(long to, long from, long bytes, long stream) {
        try {
            return (int) COPY_OUT.invokeExact(to, from, bytes, stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int copy(long to, long from, long bytes, long stream) {
        try {
            return (int) COPY.invokeExact(to, from, bytes, stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int clear(long to, long bytes, long stream) {
        try {
            return (int) SET_BYTES.invokeExact(to, (byte) 0, bytes, stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// @param arguments where the addresses of the kernel's arguments lie
    static int launch(long function, Driver.Grid grid, long stream, long arguments) {
        try {
            return (int) LAUNCH.invokeExact(
                    function, grid.x(), grid.y(), grid.z(), grid.threadsX(), grid.threadsY(), grid.threadsZ(),
                    grid.sharedBytes(), stream, arguments, 0L);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int launchGraph(long graph, long stream) {
        try {
            return (int) LAUNCH_GRAPH.invokeExact(graph, stream);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// A downcall itself throws nothing but what the JVM throws anywhere.
    static Error unexpected(Throwable t) {
        return t instanceof Error e ? e : new AssertionError(t);
    }
}
