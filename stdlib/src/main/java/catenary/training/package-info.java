/// Training: a loop made of replaceable parts.
///
/// Start at [Trainer]. An [catenary.training.updaters.Updater] does one step, [Extension]s do all else (evaluation,
/// logs, snapshots), [Trigger]s say when. Imports everything of this module but `checking`.
package catenary.training;
