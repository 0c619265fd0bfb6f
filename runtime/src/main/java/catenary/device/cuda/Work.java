package catenary.device.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// One piece of work that was queued, such that it can be queued again.
sealed interface Work {

    void queue(Driver driver, long stream);

    /// What equals that of the same work in another run of the same program. `place` says where an address lies in terms
    /// that runs have in common.
    Object likeness(LongUnaryOperator place);

    /// For messages.
    String name();

    record Clear(long to, long bytes) implements Work {

        @Override public void queue(Driver driver, long stream) {
            driver.clear(to, bytes, stream);
        }

        @Override public Object likeness(LongUnaryOperator place) {
            return new Clear(place.applyAsLong(to), bytes);
        }

        @Override public String name() {
            return "zeroing";
        }
    }

    record Copy(long to, long from, long bytes) implements Work {

        @Override public void queue(Driver driver, long stream) {
            driver.copy(to, from, bytes, stream);
        }

        @Override public Object likeness(LongUnaryOperator place) {
            return new Copy(place.applyAsLong(to), place.applyAsLong(from), bytes);
        }

        @Override public String name() {
            return "copy";
        }
    }

    record Gemm(Driver.Product product) implements Work {

        @Override public void queue(Driver driver, long stream) {
            driver.gemm(product, stream);
        }

        @Override public Object likeness(LongUnaryOperator place) {
            var p = product;
            return new Gemm(new Driver.Product(p.dtype(), p.tf32(), p.transposeA(), p.transposeB(), p.m(), p.n(), p.k(),
                    p.alpha(), place.applyAsLong(p.a()), p.lda(), p.strideA(), place.applyAsLong(p.b()), p.ldb(),
                    p.strideB(), p.beta(), place.applyAsLong(p.c()), p.ldc(), p.strideC(), p.batch()));
        }

        @Override public String name() {
            return "matrix product";
        }
    }

    record Convolve(Driver.Plan plan, long x, long w, long y, long workspace) implements Work {

        @Override public void queue(Driver driver, long stream) {
            driver.convolve(plan, x, w, y, workspace, stream);
        }

        @Override public Object likeness(LongUnaryOperator place) {
            return new Convolve(plan, place.applyAsLong(x), place.applyAsLong(w), place.applyAsLong(y),
                    place.applyAsLong(workspace));
        }

        @Override public String name() {
            return "convolution";
        }
    }

    /// Data from the host. They are the same at each step, so the graph finds them on the device.
    final class Constant implements Work {

        final long to;
        final byte[] data;
        private Buffer kept;

        Constant(long to, byte[] data) {
            this.to = to;
            this.data = data;
        }

        void keep(CudaDevice device) {
            kept = device.allocator().allocate(data.length);
            device.staging().upload(data, 0, data.length, kept.address());
        }

        @Override public void queue(Driver driver, long stream) {
            driver.copy(to, kept.address(), data.length, stream);
        }

        @Override public Object likeness(LongUnaryOperator place) {
            return List.of(place.applyAsLong(to), ByteBuffer.wrap(data));
        }

        @Override public String name() {
            return "upload";
        }
    }

    /// A kernel.
    final class Launch implements Work {

        private final String name;
        private final long function;
        private final Driver.Grid grid;
        private final MemorySegment arguments;
        private final int[] offsets;
        private final int scalarsAt;
        private final int scalars;
        private final boolean changes;
        private final long drawnBefore;

        /// Where in the page of changing scalars its own begin.
        private int slot;

        /// @param arguments   in memory of their own
        /// @param scalarsAt   as [Arguments#scalarsAt()]
        /// @param changes     whether the scalars, if there are some, may be others at each step
        /// @param drawnBefore if this draws random numbers by its scalars: how many blocks the step drew before; else -1
        Launch(String name, long function, Driver.Grid grid, MemorySegment arguments, int[] offsets, int scalarsAt,
                int scalars, boolean changes, long drawnBefore) {
            this.name = name.replaceAll("^catenary_|_[0-9a-f]{8}$", "");
            this.function = function;
            this.grid = grid;
            this.arguments = arguments;
            this.offsets = offsets.clone();
            this.scalarsAt = scalarsAt;
            this.scalars = scalars;
            this.changes = scalars > 0 && (changes || drawnBefore >= 0);
            this.drawnBefore = drawnBefore;
        }

        int scalars() {
            return scalars;
        }

        boolean changes() {
            return changes;
        }

        boolean draws() {
            return drawnBefore >= 0;
        }

        /// Lets the kernel read its scalars from `page`, which gets the present ones.
        void usePage(long[] page, int slot, long address) {
            this.slot = slot;
            take(arguments, page);
            arguments.set(ValueLayout.JAVA_LONG, scalarsAt, address + 8L * slot);
        }

        /// Takes the scalars of new arguments to the page.
        void take(MemorySegment from, long[] page) {
            MemorySegment.copy(from, ValueLayout.JAVA_LONG, scalarsAt + 8L, page, slot, scalars);
        }

        /// The numbers that are drawn when the generator's state is `state` at the beginning of the step.
        void draw(long[] state, long[] page) {
            page[slot] = state[0];
            page[slot + 1] = state[1] + drawnBefore;
        }

        /// Whether a kernel asked for now differs in nothing but scalars.
        boolean isSame(long function, Driver.Grid grid, MemorySegment from, int size, int scalarsAt, int scalars) {
            int end = scalarsAt < 0 ? size : scalarsAt;
            return function == this.function && grid.equals(this.grid) && scalarsAt == this.scalarsAt
                    && scalars == this.scalars && size == arguments.byteSize()
                    && MemorySegment.mismatch(arguments, 0, end, from, 0, end) < 0;
        }

        @Override public void queue(Driver driver, long stream) {
            driver.launch(function, grid, stream, arguments, offsets);
        }

        @Override public Object likeness(LongUnaryOperator place) {
            int end = changes ? scalarsAt : (int) arguments.byteSize();
            long[] words = new long[(end + 7) / 8];
            MemorySegment.copy(arguments, 0, MemorySegment.ofArray(words), 0, end);
            for (int i = 0; i < words.length; i++) {
                words[i] = place.applyAsLong(words[i]);
            }
            return List.of(function, grid, scalars, drawnBefore, LongBuffer.wrap(words));
        }

        @Override public String name() {
            return name;
        }
    }
}
