package catenary.device.cpu;

/// What the processor's vectors are, or 0 lanes where the Vector API is absent (`java` started without
/// `--add-modules jdk.incubator.vector`). The only door to classes that name the API.
final class Simd {

    /// Whether the Vector API can be used.
    static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    static final int FLOAT_LANES = PRESENT ? FloatLanes.S.length() : 0;
    static final int DOUBLE_LANES = PRESENT ? DoubleLanes.S.length() : 0;

    private Simd() {}
}
