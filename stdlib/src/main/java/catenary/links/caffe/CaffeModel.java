package catenary.links.caffe;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.serializers.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The layers of a `.caffemodel` file, of either of the two forms that Caffe has written. Their numbers are those of
/// `caffe.proto`.
///
/// @param file   for messages
/// @param layers in the order of the file
public record CaffeModel(String file, List<Layer> layers) {

    private static final int MAX_LAYERS = 100_000;

    private static final int V1_LAYERS = 2;
    private static final int LAYER = 100;

    /// The kinds of layers that old files number.
    private static final Map<Integer, String> V1_TYPES = Map.ofEntries(Map.entry(3, "Concat"),
            Map.entry(4, "Convolution"), Map.entry(5, "Data"), Map.entry(6, "Dropout"), Map.entry(14, "InnerProduct"),
            Map.entry(15, "LRN"), Map.entry(17, "Pooling"), Map.entry(18, "ReLU"), Map.entry(19, "Sigmoid"),
            Map.entry(20, "Softmax"), Map.entry(21, "SoftmaxWithLoss"), Map.entry(22, "Split"),
            Map.entry(23, "TanH"), Map.entry(25, "Eltwise"), Map.entry(33, "Slice"), Map.entry(39, "Deconvolution"));

    /// Where a layer keeps the settings of its kind, in files of both forms; 0: in none.
    public enum Setting {
        CONCAT(9, 104),
        CONVOLUTION(10, 106),
        DROPOUT(12, 108),
        ELTWISE(24, 110),
        INNER_PRODUCT(17, 117),
        LRN(18, 118),
        POOLING(19, 121),
        RELU(30, 123),
        SOFTMAX(39, 125),
        SLICE(31, 126),
        RESHAPE(0, 133),
        BATCH_NORM(0, 139),
        SCALE(0, 142),
        LOSS(42, 101);

        private final int v1;
        private final int now;

        Setting(int v1, int now) {
            this.v1 = v1;
            this.now = now;
        }
    }

    /// One layer.
    ///
    /// @param type   Caffe's word: `Convolution`
    /// @param bottom the names of what it takes
    /// @param top    the names of what it gives
    public record Layer(String name, String type, List<String> bottom, List<String> top, Message message,
            boolean isV1) {

        /// The arrays that it has learned.
        public List<NDArray> blobs() {
            return message.messages(isV1 ? 6 : 7).stream().map(b -> blob(name, b)).toList();
        }

        /// What the layer was told of that; a message without fields if nothing.
        public Message settings(Setting s) {
            return message.message(isV1 ? s.v1 : s.now);
        }
    }

    /// @throws BadFileException if there is no such file, or it is damaged or something else
    public static CaffeModel read(Path path) {
        String file = path.toString();
        if (!Files.isRegularFile(path)) {
            throw new BadFileException(file, "there is no such file");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new BadFileException(file, "expected at most 2147483647 bytes, but found " + channel.size());
            }
            // Not a mapping of the file, which would end the program if somebody cut the file meanwhile.
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                Thread.onSpinWait();
            }
            return parse(file, bytes.flip());
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /// @param file for messages
    /// @throws BadFileException if the bytes are no model
    public static CaffeModel parse(String file, ByteBuffer bytes) {
        Message net = new Message(file, bytes);
        boolean isV1 = !net.has(LAYER);
        List<Message> found = net.messages(isV1 ? V1_LAYERS : LAYER);
        if (found.isEmpty() || found.size() > MAX_LAYERS) {
            throw new BadFileException(file, "expected 1 to " + MAX_LAYERS + " layers, but found " + found.size());
        }
        return new CaffeModel(file, found.stream().map(m -> layer(m, isV1)).toList());
    }

    private static Layer layer(Message m, boolean isV1) {
        List<String> names = m.strings(isV1 ? 4 : 1);
        String type = isV1 ? V1_TYPES.getOrDefault(m.integer(5, 0), "of kind " + m.integer(5, 0))
                : m.strings(2).isEmpty() ? "" : m.strings(2).getLast();
        return new Layer(names.isEmpty() ? "" : names.getLast(), type, m.strings(isV1 ? 2 : 3),
                m.strings(isV1 ? 3 : 4), m, isV1);
    }

    private static NDArray blob(String layer, Message m) {
        long[] dims = m.has(7) ? m.message(7).integers(1)
                : new long[] {m.integer(1, 1), m.integer(2, 1), m.integer(3, 1), m.integer(4, 1)};
        double[] wide = m.doubles(8);
        float[] narrow = wide.length > 0 ? null : m.floats(5);
        int size = narrow == null ? wide.length : narrow.length;
        long product = 1;
        for (long d : dims) {
            product = d < 0 || d > Integer.MAX_VALUE || product > Integer.MAX_VALUE ? Long.MAX_VALUE >>> 32
                    : product * d;
        }
        if (product != size || dims.length > 32) {
            throw m.bad("layer " + layer + ": expected " + Arrays.toString(dims) + " numbers, but found " + size);
        }
        Shape shape = Shape.of(Arrays.stream(dims).mapToInt(d -> (int) d).toArray());
        return narrow == null ? Create.of(Devices.cpu(), DType.FLOAT64, shape, wide).astype(DType.FLOAT32)
                : Create.of(Devices.cpu(), shape, narrow);
    }
}
