/// Reporting: how values computed deep inside a model reach the log.
///
/// Start at [Reporting#report]: a link calls it, the [Reporter] that is active on the thread collects it, and
/// [DictSummary] averages what was collected. Imports autograd and `serializers` only.
package catenary.reporting;
