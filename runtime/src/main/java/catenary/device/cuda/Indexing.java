package catenary.device.cuda;

import catenary.array.NDArray;

final class Indexing {

    private Indexing() {}

    static void take(CudaDevice device, NDArray x, int axis, NDArray index, NDArray out) {
        throw new UnsupportedOperationException();
    }

    static void put(CudaDevice device, NDArray x, int axis, NDArray index, NDArray values, boolean add) {
        throw new UnsupportedOperationException();
    }

    /// Throws what a kernel found wrong with an index since the last look; all queued work is done.
    static void check(CudaDevice device) {}
}
