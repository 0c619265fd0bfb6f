/// What happens beside the steps: evaluation, logs, progress, pictures, snapshots.
package catenary.training.extensions;
