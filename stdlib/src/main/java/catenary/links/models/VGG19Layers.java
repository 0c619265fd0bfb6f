package catenary.links.models;

/// The network of the Visual Geometry Group with 19 layers that have weights, 16 of them convolutions; see [VGGLayers].
///
/// ```java
/// new VGG19Layers("VGG_ILSVRC_19_layers.npz").predict(images);
/// ```
public final class VGG19Layers extends VGGLayers {

    /// Weights are drawn.
    public VGG19Layers() {
        this(null);
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public VGG19Layers(String pretrainedModel) {
        super(pretrainedModel, new int[] {2, 2, 4, 4, 4}, new int[] {64, 128, 256, 512, 512}, 4096, 1000);
        load(pretrainedModel, "VGG_ILSVRC_19_layers.npz");
    }
}
