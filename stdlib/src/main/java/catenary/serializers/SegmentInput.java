package catenary.serializers;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Reads a mapped part of a file from its beginning to its end.
final class SegmentInput extends InputStream {

    private final MemorySegment segment;
    private long at;

    SegmentInput(MemorySegment segment) {
        this.segment = segment;
    }

    @Override public int read() {
        return at < segment.byteSize() ? segment.get(ValueLayout.JAVA_BYTE, at++) & 0xFF : -1;
    }

    @Override public int read(byte[] b, int offset, int length) {
        int n = (int) Math.min(length, segment.byteSize() - at);
        if (n == 0 && length > 0) {
            return -1;
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, b, offset, n);
        at += n;
        return n;
    }
}
