package catenary.datasets;

import catenary.expr.DType;
import java.nio.file.Path;

/// Where picture files are and what becomes of them.
///
/// @param root       folder that paths are relative to
/// @param dtype      of pictures
/// @param labelDtype of labels, where there are any
public record PictureOptions(Path root, DType dtype, DType labelDtype) {

    static final PictureOptions DEFAULT = new PictureOptions(Path.of("."), DType.FLOAT32, DType.INT32);

    public PictureOptions root(Path root) {
        return new PictureOptions(root, dtype, labelDtype);
    }

    public PictureOptions root(String root) {
        return root(Path.of(root));
    }

    public PictureOptions dtype(DType dtype) {
        return new PictureOptions(root, dtype, labelDtype);
    }

    public PictureOptions labelDtype(DType labelDtype) {
        return new PictureOptions(root, dtype, labelDtype);
    }
}
