/// Iterators: endless or single sweeps over a data set in batches, whose position and order can be saved.
///
/// Start at [SerialIterator]; [MultithreadIterator] and [MultiprocessIterator] make the same batches in advance. Imports
/// `array`, `autograd` (for settings), `datasets` and `serializers`.
package catenary.iterators;
