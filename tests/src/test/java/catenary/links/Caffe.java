package catenary.links;

import catenary.links.caffe.CaffeModel;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// A message of protocol buffers that is being written, for small models of Caffe. The numbers are those of `caffe.proto`.
public final class Caffe {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private Caffe write(Writing writing) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    public CaffeModel model() {
        return CaffeModel.parse("small.caffemodel", ByteBuffer.wrap(bytes()));
    }

    public Caffe text(int field, String... values) {
        for (String value : values) {
            write(out -> out.writeString(field, value));
        }
        return this;
    }

    public Caffe number(int field, long... values) {
        for (long value : values) {
            write(out -> out.writeInt64(field, value));
        }
        return this;
    }

    public Caffe fraction(int field, double... values) {
        for (double value : values) {
            write(out -> out.writeFloat(field, (float) value));
        }
        return this;
    }

    public Caffe message(int field, Caffe message) {
        return write(out -> out.writeByteArray(field, message.bytes()));
    }

    private Caffe packedFloats(int field, double... values) {
        Caffe inner = new Caffe();
        for (double v : values) {
            inner.write(out -> out.writeFloatNoTag((float) v));
        }
        return message(field, inner);
    }

    private Caffe packedLongs(int field, int... values) {
        Caffe inner = new Caffe();
        for (int v : values) {
            inner.write(out -> out.writeInt64NoTag(v));
        }
        return message(field, inner);
    }

    public Caffe doubles(int field, double... values) {
        for (double v : values) {
            write(out -> out.writeDouble(field, v));
        }
        return this;
    }

    /// A learned array.
    public static Caffe blob(int[] shape, double... values) {
        return new Caffe().packedFloats(5, values).message(7, new Caffe().packedLongs(1, shape));
    }

    /// The same as old files have it, of four axes, the numbers one by one.
    public static Caffe oldBlob(int num, int channels, int height, int width, double... values) {
        return new Caffe().number(1, num).number(2, channels).number(3, height).number(4, width).fraction(5, values);
    }

    /// A layer that takes `bottom` and gives `top`, with settings as field `setting`; null for none.
    public static Caffe layer(String name, String type, String[] bottom, String[] top, int setting, Caffe settings,
            Caffe... blobs) {
        Caffe layer = new Caffe().text(1, name).text(2, type).text(3, bottom).text(4, top);
        for (Caffe blob : blobs) {
            layer.message(7, blob);
        }
        return settings == null ? layer : layer.message(setting, settings);
    }

    public static Caffe net(Caffe... layers) {
        Caffe net = new Caffe().text(1, "small");
        for (Caffe layer : layers) {
            net.message(100, layer);
        }
        return net;
    }
}
