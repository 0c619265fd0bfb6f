package catenary.device.cpu;

import catenary.array.Device;
import catenary.array.DeviceProvider;
import java.util.List;

/// Offers the one [CpuDevice].
public final class CpuProvider implements DeviceProvider {

    private static final List<Device> ALL = List.of(new CpuDevice());

    @Override public String kind() {
        return "cpu";
    }

    @Override public List<Device> devices() {
        return ALL;
    }

    @Override public String missing() {
        return "";
    }
}
