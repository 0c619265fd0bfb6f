/// Well-known architectures for images, trainable or with weights from Chainer's files. Start at [PretrainedLayers], which
/// says what they have in common. Imports `links`, `functions`, `initializers` and `serializers`.
package catenary.links.models;
