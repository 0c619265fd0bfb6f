package catenary.array;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/// The devices of this machine.
public final class Devices {

    private static final ConcurrentHashMap<String, DeviceProvider> PROVIDERS = new ConcurrentHashMap<>();
    private static final Device CPU = provider("cpu").devices().getFirst();

    private Devices() {}

    /// The processor with Java's heap.
    public static Device cpu() {
        return CPU;
    }

    /// CUDA device number `index`.
    ///
    /// @throws UnsupportedOperationException if it isn't there, saying what is missing
    public static Device gpu(int index) {
        DeviceProvider p = provider("cuda");
        List<Device> all = p == null ? List.of() : p.devices();
        if (index < 0 || index >= all.size()) {
            String why = p == null
                    ? "this build has no CUDA backend"
                    : all.isEmpty() ? p.missing() : "found " + all.size() + " CUDA device(s)";
            throw new UnsupportedOperationException("gpu(" + index + "): no such device: " + why);
        }
        return all.get(index);
    }

    /// The device named `cpu`, `gpu:0` or `cuda:0`.
    public static Device of(String name) {
        if (name.equals("cpu")) {
            return cpu();
        }
        if (name.matches("(gpu|cuda)(:\\d{1,4})?")) {
            int colon = name.indexOf(':');
            return gpu(colon < 0 ? 0 : Integer.parseInt(name.substring(colon + 1)));
        }
        throw new IllegalArgumentException("device: expected cpu or gpu:<number>, but found " + name);
    }

    /// Every device present, the CPU first.
    public static List<Device> all() {
        DeviceProvider cuda = provider("cuda");
        return cuda == null
                ? List.of(CPU)
                : java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(CPU), cuda.devices().stream())
                        .toList();
    }

    /// The provider of a kind of device, or null.
    public static DeviceProvider provider(String kind) {
        return PROVIDERS.computeIfAbsent(kind, k -> {
            for (DeviceProvider p : ServiceLoader.load(DeviceProvider.class, Devices.class.getClassLoader())) {
                if (p.kind().equals(k)) {
                    return p;
                }
            }
            return null;
        });
    }
}
