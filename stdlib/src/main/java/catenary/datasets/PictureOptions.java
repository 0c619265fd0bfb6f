package catenary.datasets;

import catenary.autograd.Config;
import catenary.expr.DType;
import java.nio.file.Path;

/// Where picture files are and what becomes of them.
///
/// @param root       folder that paths are relative to
/// @param dtype      of pictures; that of the configuration if not given
/// @param labelDtype of labels, where there are any
public record PictureOptions(Path root, DType dtype, DType labelDtype) {

    static PictureOptions standard() {
        return new PictureOptions(Path.of("."), Config.current().dtype(), DType.INT32);
    }

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
