/// Data sets: [Datasets] makes the ready ones, [TupleDataset] pairs arrays, and anything with `size()` and `get(i)` is one.
///
/// Imports arrays and `serializers` only.
package catenary.datasets;
