/// Saving and loading: the [Serializer] protocol, the NPZ and HDF5 files that
/// Chainer reads and writes, safetensors.
///
/// Start at [Npz]. Whatever can be saved implements [Saveable]: links, optimizers, iterators, trainers. Imports arrays
/// only, so that everything above may be saved.
package catenary.serializers;
