package catenary.device.cuda;

import catenary.array.Device;
import catenary.array.DeviceProvider;
import java.util.AbstractList;
import java.util.List;

/// Offers the GPUs. Nothing of CUDA is touched before the first question.
public final class CudaProvider implements DeviceProvider {

    private List<Device> devices;
    private String missing;

    @Override public String kind() {
        return "cuda";
    }

    @Override public synchronized List<Device> devices() {
        if (devices == null) {
            missing = Libraries.missing();
            devices = missing.isEmpty() ? new Gpus(BytedecoDriver.count()) : List.of();
        }
        return devices;
    }

    @Override public synchronized String missing() {
        devices();
        return missing;
    }

    /// The versions of the libraries in use; call it only where there is a device.
    public String libraries() {
        return Libraries.versions();
    }

    /// Each is opened when it is asked for: an open one holds some hundred megabytes of its memory.
    private static final class Gpus extends AbstractList<Device> {

        private final Device[] opened;

        Gpus(int count) {
            opened = new Device[count];
        }

        @Override public synchronized Device get(int index) {
            if (opened[index] == null) {
                try {
                    opened[index] = new CudaDevice(index, new BytedecoDriver(index));
                } catch (CudaException e) {
                    throw new UnsupportedOperationException("gpu(" + index + "): " + e.getMessage(), e);
                }
            }
            return opened[index];
        }

        @Override public int size() {
            return opened.length;
        }
    }
}
