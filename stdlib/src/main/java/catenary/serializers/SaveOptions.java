package catenary.serializers;

/// How to save: `Npz.save(file, model, o -> o.compression(false))`.
///
/// @param compression whether to deflate the entries; stored ones are larger and faster
public record SaveOptions(boolean compression) {

    /// Compressed, as Chainer does.
    public static final SaveOptions DEFAULT = new SaveOptions(true);

    public SaveOptions compression(boolean compression) {
        return new SaveOptions(compression);
    }
}
