package catenary.datasets;

import catenary.autograd.Config;
import catenary.expr.DType;

/// What examples of an image data set look like: `Datasets.mnist(o -> o.ndim(3))`.
///
/// @param withLabel  whether an example is (image, label) or (image)
/// @param ndim       axes of an image: 1 `(784,)`, 2 `(28, 28)`, 3 `(1, 28, 28)`; of one in colour 1 `(3072,)` or 3
///                   `(3, 32, 32)`
/// @param scale      value of the brightest pixel
/// @param dtype      of images; that of the configuration if not given
/// @param labelDtype of labels
/// @param rgbFormat  whether a grey image of three axes has three equal channels instead of one
public record ImageOptions(boolean withLabel, int ndim, double scale, DType dtype, DType labelDtype,
        boolean rgbFormat) {

    /// Labelled, flat, from 0 to 1, of the dtype of the configuration, which is float32 unless changed, and int32.
    public static ImageOptions grey() {
        return new ImageOptions(true, 1, 1, Config.current().dtype(), DType.INT32, false);
    }

    /// The same with three axes, which is what pictures in colour have unless told otherwise.
    static ImageOptions colour() {
        return grey().ndim(3);
    }

    public ImageOptions {
        if (ndim < 1 || ndim > 3) {
            throw new IllegalArgumentException("images: expected ndim 1, 2 or 3, but found " + ndim);
        }
    }

    public ImageOptions withLabel(boolean withLabel) {
        return new ImageOptions(withLabel, ndim, scale, dtype, labelDtype, rgbFormat);
    }

    public ImageOptions ndim(int ndim) {
        return new ImageOptions(withLabel, ndim, scale, dtype, labelDtype, rgbFormat);
    }

    public ImageOptions scale(double scale) {
        return new ImageOptions(withLabel, ndim, scale, dtype, labelDtype, rgbFormat);
    }

    public ImageOptions dtype(DType dtype) {
        return new ImageOptions(withLabel, ndim, scale, dtype, labelDtype, rgbFormat);
    }

    public ImageOptions labelDtype(DType labelDtype) {
        return new ImageOptions(withLabel, ndim, scale, dtype, labelDtype, rgbFormat);
    }

    public ImageOptions rgbFormat(boolean rgbFormat) {
        return new ImageOptions(withLabel, ndim, scale, dtype, labelDtype, rgbFormat);
    }
}
