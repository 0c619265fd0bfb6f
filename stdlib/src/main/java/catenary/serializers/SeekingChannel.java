package catenary.serializers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// Writes a file at any position. Unlike a file's own channel it writes all it is given or fails, and an interrupt
/// doesn't close it halfway.
final class SeekingChannel extends FileChannel {

    private final RandomAccessFile file;

    SeekingChannel(RandomAccessFile file) {
        this.file = file;
    }

    @Override public int write(ByteBuffer from) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        file.write(bytes);
        return bytes.length;
    }

    @Override public int write(ByteBuffer from, long position) throws IOException {
        file.seek(position);
        return write(from);
    }

    @Override public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        long n = 0;
        for (int i = offset; i < offset + length; i++) {
            n += write(from[i]);
        }
        return n;
    }

    @Override public long position() throws IOException {
        return file.getFilePointer();
    }

    @Override public FileChannel position(long position) throws IOException {
        file.seek(position);
        return this;
    }

    @Override public long size() throws IOException {
        return file.length();
    }

    @Override public void force(boolean metaData) throws IOException {
        file.getFD().sync();
    }

    @Override protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override public int read(ByteBuffer to) {
        throw unsupported();
    }

    @Override public int read(ByteBuffer to, long position) {
        throw unsupported();
    }

    @Override public long read(ByteBuffer[] to, int offset, int length) {
        throw unsupported();
    }

    @Override public FileChannel truncate(long size) {
        throw unsupported();
    }

    @Override public long transferTo(long position, long count, WritableByteChannel target) {
        throw unsupported();
    }

    @Override public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw unsupported();
    }

    @Override public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw unsupported();
    }

    @Override public FileLock lock(long position, long size, boolean shared) {
        throw unsupported();
    }

    @Override public FileLock tryLock(long position, long size, boolean shared) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("only written");
    }
}
