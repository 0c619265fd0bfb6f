/// Iterators: endless or single sweeps over a data set in batches, whose position and order can be saved.
///
/// Start at [SerialIterator]. Imports arrays, `datasets` and `serializers`.
package catenary.iterators;
