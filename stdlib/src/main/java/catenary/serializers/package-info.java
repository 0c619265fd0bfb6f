/// Saving and loading: the [Serializer] protocol, and the NPZ files that Chainer and NumPy read and write.
///
/// Start at [Npz]. Whatever can be saved implements [Saveable]: links, optimizers, iterators, trainers. Imports arrays
/// only, so that everything above may be saved.
package catenary.serializers;
