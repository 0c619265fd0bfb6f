package catenary.datasets;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.List;

/// Labelled images as they are stored: a byte a pixel, plane by plane where there are colours, and a byte a label.
record LabelledImages(int count, int channels, int height, int width, byte[] pixels, byte[] labels) {

    private static final int CHUNK = 1 << 16;

    TupleDataset dataset(ImageOptions o, String name) {
        List<Object> columns = new ArrayList<>();
        columns.add(images(o));
        if (o.withLabel()) {
            columns.add(Create.ofRaw(Devices.cpu(), DType.UINT8, Shape.of(count), labels).astype(o.labelDtype()));
        }
        return new TupleDataset(columns.toArray()).named(name);
    }

    private NDArray images(ImageOptions o) {
        NDArray flat = scaled((float) (o.scale() / 255), o.scale() / 255, o.dtype());
        return switch (o.ndim()) {
            case 1 -> flat.reshape(count, channels * height * width);
            case 2 -> {
                if (channels > 1) {
                    throw new IllegalArgumentException("images: expected ndim 1 or 3 of images in colour, but found 2");
                }
                yield flat.reshape(count, height, width);
            }
            default -> {
                NDArray one = flat.reshape(count, channels, height, width);
                yield o.rgbFormat() && channels == 1 ? one.broadcastTo(count, 3, height, width) : one;
            }
        };
    }

    /// Pixel times factor, rounded once in the dtype, as Chainer does; a part at a time, because the whole is large.
    private NDArray scaled(float factor, double exact, DType dtype) {
        NDArray out = NDArray.uninitialized(Devices.cpu(), dtype, Shape.of(pixels.length));
        boolean wide = dtype == DType.FLOAT64;
        float[] narrowValues = new float[256];
        double[] wideValues = new double[256];
        for (int i = 0; i < 256; i++) {
            narrowValues[i] = i * factor;
            wideValues[i] = i * exact;
        }
        for (int done = 0; done < pixels.length;) {
            int n = Math.min(CHUNK, pixels.length - done);
            NDArray part = out.view(Shape.of(n), done, null);
            if (wide) {
                double[] v = new double[n];
                for (int i = 0; i < n; i++) {
                    v[i] = wideValues[pixels[done + i] & 0xFF];
                }
                part.device().upload(v, 0, part);
            } else {
                float[] v = new float[n];
                for (int i = 0; i < n; i++) {
                    v[i] = narrowValues[pixels[done + i] & 0xFF];
                }
                part.assign(Create.of(Devices.cpu(), part.shape(), v));
            }
            done += n;
        }
        return out;
    }
}
