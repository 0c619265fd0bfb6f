package catenary.links.models;

/// The network of the Visual Geometry Group with 16 layers that have weights, 13 of them convolutions; see [VGGLayers].
///
/// ```java
/// new VGG16Layers("VGG_ILSVRC_16_layers.npz").predict(images);
/// ```
public final class VGG16Layers extends VGGLayers {

    /// Weights are drawn.
    public VGG16Layers() {
        this(null);
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public VGG16Layers(String pretrainedModel) {
        super(pretrainedModel, new int[] {2, 2, 3, 3, 3}, new int[] {64, 128, 256, 512, 512}, 4096, 1000);
        load(pretrainedModel, "VGG_ILSVRC_16_layers.npz");
    }
}
