package catenary.links.models;

import java.util.function.Consumer;

/// The residual network with 152 layers; see [ResNetLayers].
///
/// ```java
/// new ResNet152Layers("ResNet-152-model.npz").predict(images);
/// ```
public final class ResNet152Layers extends ResNetLayers {

    /// Weights are drawn.
    public ResNet152Layers() {
        this(null);
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public ResNet152Layers(String pretrainedModel) {
        this(pretrainedModel, _ -> {});
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public ResNet152Layers(String pretrainedModel, Consumer<Options> options) {
        super(pretrainedModel, new int[] {3, 8, 36, 3}, 64, 1000, options);
        load(pretrainedModel, "ResNet-152-model.npz");
    }
}
