package catenary.links.models;

import java.util.function.Consumer;

/// The residual network with 50 layers; see [ResNetLayers].
///
/// ```java
/// new ResNet50Layers("ResNet-50-model.npz").predict(images);
/// ```
public final class ResNet50Layers extends ResNetLayers {

    /// Weights are drawn.
    public ResNet50Layers() {
        this(null);
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public ResNet50Layers(String pretrainedModel) {
        this(pretrainedModel, _ -> {});
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public ResNet50Layers(String pretrainedModel, Consumer<Options> options) {
        super(pretrainedModel, new int[] {3, 4, 6, 3}, 64, 1000, options);
        load(pretrainedModel, "ResNet-50-model.npz");
    }
}
