package catenary.links.models;

import java.util.function.Consumer;

/// The residual network with 101 layers; see [ResNetLayers].
///
/// ```java
/// new ResNet101Layers("ResNet-101-model.npz").predict(images);
/// ```
public final class ResNet101Layers extends ResNetLayers {

    /// Weights are drawn.
    public ResNet101Layers() {
        this(null);
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public ResNet101Layers(String pretrainedModel) {
        this(pretrainedModel, _ -> {});
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public ResNet101Layers(String pretrainedModel, Consumer<Options> options) {
        super(pretrainedModel, new int[] {3, 4, 23, 3}, 64, 1000, options);
        load(pretrainedModel, "ResNet-101-model.npz");
    }
}
