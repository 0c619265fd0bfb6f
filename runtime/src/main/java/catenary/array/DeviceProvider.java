package catenary.array;

import java.util.List;

/// A kind of device, found through [java.util.ServiceLoader], so that a machine without it loads nothing of it.
public interface DeviceProvider {

    /// `cpu`, `cuda`.
    String kind();

    /// The devices present, in order; empty if there are none.
    List<Device> devices();

    /// Why [#devices()] is empty and what to do about it, one sentence; empty where nothing is missing.
    String missing();
}
