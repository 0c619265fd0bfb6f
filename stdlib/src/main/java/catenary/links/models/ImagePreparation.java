package catenary.links.models;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.ResizeImages;
import java.awt.image.BufferedImage;

/// Images as networks that were trained with Caffe read them.
final class ImagePreparation {

    private ImagePreparation() {}

    static NDArray prepare(String network, NDArray image, int[] size, double[] means) {
        NDArray x = channelsFirst(network, image.astype(DType.FLOAT32));
        if (size != null) {
            if (size.length != 2) {
                throw new IllegalArgumentException(
                        network + ": expected size to be width and height, but found " + size.length + " number(s)");
            }
            try (var _ = Config.noBackprop()) {
                Variable batch = Variable.constant(x.expandDims(0));
                x = ResizeImages.resizeImages(batch, new int[] {size[1], size[0]}, o -> o.alignCorners(false)).array()
                        .squeeze(0);
            }
        }
        NDArray blueFirst = x.take(Create.of(x.device(), Shape.of(3), new int[] {2, 1, 0}), 0);
        return blueFirst.sub(Create.of(x.device(), DType.FLOAT32, Shape.of(3, 1, 1), means));
    }

    /// (3, height, width).
    private static NDArray channelsFirst(String network, NDArray x) {
        if (x.rank() == 3 && x.shape().axis(0) != 1 && x.shape().axis(0) != 3) {
            x = x.transpose(2, 0, 1);
        }
        if (x.rank() == 2) {
            x = x.expandDims(0);
        }
        int channels = x.rank() == 3 ? x.shape().axis(0) : 0;
        return switch (channels) {
            case 1 -> x.broadcastTo(3, x.shape().axis(1), x.shape().axis(2)).contiguous();
            case 3 -> x;
            case 4 -> x.get(catenary.array.Index.slice(0, 3));
            default -> throw new IllegalArgumentException(network
                    + ": expected an image of shape (height, width), (height, width, channels) or (channels, height,"
                    + " width), but found " + x.describe());
        };
    }

    /// (height, width, 3), from 0 to 255, red first.
    static NDArray pixels(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] bytes = new byte[3 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) (rgb[i] >> 16);
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) rgb[i];
        }
        return Create.ofRaw(Config.current().device(), DType.UINT8, Shape.of(height, width, 3), bytes);
    }
}
