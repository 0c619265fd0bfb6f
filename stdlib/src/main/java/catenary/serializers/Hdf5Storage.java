package catenary.serializers;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// What jHDF reads the structures of a file from. It copies nothing, so that a false length takes no memory, and gives
/// out only as much as an honest file needs, so that addresses which lead in circles come to an end.
final class Hdf5Storage implements HdfBackingStorage {

    private static final int SUPERBLOCK_BYTES = 256;
    private static final long COST_OF_A_READ = 64;
    private static final long MAX_BUDGET = 1L << 31;

    private final MemorySegment file;
    private final Superblock superblock;
    private long budget;

    Hdf5Storage(MemorySegment file) {
        this.file = file;
        this.budget = Math.min(MAX_BUDGET, (1 << 20) + 32 * file.byteSize());
        byte[] start =
                file.asSlice(0, Math.min(SUPERBLOCK_BYTES, file.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        this.superblock = Superblock.readSuperblock(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN));
        if (superblock.getSizeOfOffsets() != Long.BYTES || superblock.getSizeOfLengths() != Long.BYTES
                || superblock.getBaseAddressByte() != 0) {
            throw new IllegalArgumentException("expected addresses of 8 bytes from the start of the file");
        }
        if (superblock.getEndOfFileAddress() > file.byteSize()) {
            throw new IllegalArgumentException("expected " + superblock.getEndOfFileAddress() + " bytes, but found "
                    + file.byteSize());
        }
    }

    @Override public ByteBuffer mapNoOffset(long address, long length) {
        budget -= length + COST_OF_A_READ;
        if (budget < 0) {
            throw new IllegalArgumentException("its parts refer to each other without end");
        }
        return file.asSlice(address, length).asByteBuffer().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override public ByteBuffer readBufferFromAddress(long address, int length) {
        return mapNoOffset(address, length);
    }

    @Override public ByteBuffer map(long address, long length) {
        return mapNoOffset(address, length);
    }

    @Override public Superblock getSuperblock() {
        return superblock;
    }

    @Override public int getSizeOfOffsets() {
        return Long.BYTES;
    }

    @Override public int getSizeOfLengths() {
        return Long.BYTES;
    }

    @Override public long getUserBlockSize() {
        return 0;
    }

    @Override public FileChannel getFileChannel() {
        throw new UnsupportedOperationException("the file is mapped");
    }

    @Override public long size() {
        return file.byteSize();
    }

    @Override public boolean inMemory() {
        return true;
    }

    @Override public void close() {}
}
