package catenary.device.cuda;

/// The CUDA C in front of every kernel: types, conversions and functions that CUDA lacks or defines otherwise than the
/// rest of the library. Needs no header, so that NVRTC finds all of it where no toolkit is installed.
final class Preamble {

    static final String TEXT = """
            #define CATENARY_SCALAR(a, i) ((a).page ? (a).page[i] : (a).scalars[i])
            #define CATENARY_WHOLE_SCALAR(a, i) ((a).page ? ((const long long *)(a).page)[i] : (a).scalars[i])
            """;

    private Preamble() {}
}
