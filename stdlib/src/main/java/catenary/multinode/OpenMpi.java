package catenary.multinode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Open MPI's library, found at run time. Its handles are addresses of what its symbols `ompi_...` name.
///
/// `CATENARY_MPI` names another file to load.
@SuppressWarnings("restricted")
final class OpenMpi {

    private static final List<String> NAMES = List.of("libmpi.so.40", "libmpi.so", "libmpi.40.dylib", "libmpi.dylib");
    private static final int MULTIPLE = 3; // calls from any thread
    private static final MemoryLayout A = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final Map<String, MemoryLayout[]> SIGNATURES = Map.ofEntries(
            Map.entry("MPI_Init_thread", of(A, A, I, A)), Map.entry("MPI_Initialized", of(A)),
            Map.entry("MPI_Finalize", of()), Map.entry("MPI_Abort", of(A, I)),
            Map.entry("MPI_Comm_rank", of(A, A)), Map.entry("MPI_Comm_size", of(A, A)),
            Map.entry("MPI_Comm_dup", of(A, A)), Map.entry("MPI_Comm_free", of(A)),
            Map.entry("MPI_Comm_split", of(A, I, I, A)), Map.entry("MPI_Comm_set_errhandler", of(A, A)),
            Map.entry("MPI_Get_processor_name", of(A, A)), Map.entry("MPI_Error_string", of(I, A, A)),
            Map.entry("MPI_Send", of(A, I, A, I, I, A)), Map.entry("MPI_Recv", of(A, I, A, I, I, A, A)),
            Map.entry("MPI_Probe", of(I, I, A, A)), Map.entry("MPI_Get_count", of(A, A, A)),
            Map.entry("MPI_Bcast", of(A, I, A, I, A)), Map.entry("MPI_Alltoall", of(A, I, A, A, I, A, A)),
            Map.entry("MPI_Alltoallv", of(A, A, A, A, A, A, A, A, A)),
            Map.entry("MPI_Allreduce", of(A, A, I, A, A, A)));

    private static OpenMpi loaded;

    private final SymbolLookup library;
    private final Map<String, MethodHandle> functions = new HashMap<>();

    private OpenMpi(SymbolLookup library) {
        this.library = library;
        SIGNATURES.forEach((name, arguments) -> functions.put(name,
                Linker.nativeLinker().downcallHandle(symbol(name), FunctionDescriptor.of(JAVA_INT, arguments))));
    }

    private static MemoryLayout[] of(MemoryLayout... arguments) {
        return arguments;
    }

    /// The library, loaded and initialized.
    ///
    /// @throws UnsupportedOperationException if it is not there
    static synchronized OpenMpi get() {
        if (loaded == null) {
            OpenMpi mpi = new OpenMpi(find(System.getenv("CATENARY_MPI")));
            mpi.initialize();
            loaded = mpi;
        }
        return loaded;
    }

    static SymbolLookup find(String file) {
        List<String> tried = file == null ? NAMES : List.of(file);
        List<String> others = new ArrayList<>();
        for (String name : tried) {
            try {
                SymbolLookup found = SymbolLookup.libraryLookup(name, Arena.global());
                if (found.find("ompi_mpi_comm_world").isPresent()) {
                    return found;
                }
                others.add(name);
            } catch (IllegalArgumentException _) {
                continue; // not there: the next name
            }
        }
        throw new UnsupportedOperationException(others.isEmpty()
                ? "createCommunicator: expected Open MPI, but found none of " + tried
                        + "\n  hint: install it (openmpi-bin on Debian), or name its library in CATENARY_MPI; "
                        + "MultiNode.onThreads needs none"
                : "createCommunicator: expected Open MPI, but " + others + " belongs to another MPI"
                        + "\n  hint: name Open MPI's library in CATENARY_MPI");
    }

    private void initialize() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment provided = arena.allocate(JAVA_INT);
            call("MPI_Init_thread", MemorySegment.NULL, MemorySegment.NULL, MULTIPLE, provided);
            call("MPI_Comm_set_errhandler", world(), symbol("ompi_mpi_errors_return"));
            if (provided.get(JAVA_INT, 0) != MULTIPLE) {
                throw new UnsupportedOperationException(
                        "createCommunicator: expected an Open MPI that threads may call, but this one was built without");
            }
        }
    }

    MemorySegment world() {
        return symbol("ompi_mpi_comm_world");
    }

    /// One of the library's constants, such as `ompi_mpi_float`.
    MemorySegment symbol(String name) {
        return library.find(name).orElseThrow(() -> new UnsupportedOperationException(
                "createCommunicator: expected " + name + " in Open MPI's library, but it isn't there"));
    }

    /// Calls a function of the library.
    ///
    /// @throws IllegalStateException if it returns an error, in the library's words
    void call(String name, Object... arguments) {
        int rc = invoke(name, arguments);
        if (rc != 0) {
            throw new IllegalStateException(name + " failed: " + words(rc));
        }
    }

    private int invoke(String name, Object... arguments) {
        try {
            return (int) functions.get(name).invokeWithArguments(Arrays.asList(arguments));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " failed: " + e, e);
        }
    }

    private String words(int rc) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(1024);
            return invoke("MPI_Error_string", rc, text, arena.allocate(JAVA_INT)) == 0 ? text.getString(0)
                    : "code " + rc;
        }
    }
}
