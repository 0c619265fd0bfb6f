package catenary.links;

import static catenary.links.Caffe.blob;
import static catenary.links.Caffe.layer;
import static catenary.links.Caffe.net;
import static catenary.links.Caffe.oldBlob;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import catenary.links.caffe.CaffeModel;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No input makes the reader of Caffe's models fail otherwise than by saying what is wrong with it.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CaffeFuzzTest {

    private static final String[] IN = {"a"};
    private static final String[] OUT = {"b"};

    @Test void models() {
        byte[] now = net(
                layer("conv", "Convolution", IN, OUT, 106, new Caffe().number(4, 2).number(6, 1).number(3, 0),
                        blob(new int[] {2, 1, 2, 2}, 1, 2, 3, 4, 5, 6, 7, 8), blob(new int[] {2}, 1, 2)),
                layer("up", "Deconvolution", IN, OUT, 106, new Caffe().number(5, 1),
                        blob(new int[] {1, 2, 1, 1}, 1, 2), blob(new int[] {2}, 1, 2)),
                layer("ip", "InnerProduct", IN, OUT, 117, new Caffe().number(2, 0), blob(new int[] {1, 2}, 1, 2)),
                layer("bn", "BatchNorm", IN, OUT, 139, new Caffe().fraction(3, 1), blob(new int[] {1}, 1),
                        blob(new int[] {1}, 1), blob(new int[] {1}, 1)),
                layer("scale", "Scale", IN, OUT, 142, new Caffe().number(4, 1), blob(new int[] {1}, 1),
                        blob(new int[] {1}, 1)),
                layer("pool", "Pooling", IN, OUT, 121, new Caffe().number(2, 2)),
                layer("lrn", "LRN", IN, OUT, 118, new Caffe().number(1, 3)),
                layer("sum", "Eltwise", IN, OUT, 110, new Caffe().fraction(2, 1)),
                layer("cut", "Slice", IN, new String[] {"c", "d"}, 126, new Caffe().number(2, 1))).bytes();
        byte[] old = new Caffe().message(2, new Caffe().text(2, "a").text(3, "b").text(4, "ip").number(5, 14)
                .message(6, oldBlob(1, 1, 1, 2, 1, 2)).message(6, new Caffe().number(1, 1).doubles(8, 1, 2))).bytes();
        PrintStream before = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream())); // kinds of layers that are not known
        try {
            int read = new Fuzzing("Caffe", 8 << 20, 3000).run(
                    random -> new Mutations(List.of(now, now, old), random).next(),
                    bytes -> new CaffeFunction(CaffeModel.parse("x", ByteBuffer.wrap(bytes))));
            assertTrue(read > 0);
        } finally {
            System.setErr(before);
        }
    }
}
