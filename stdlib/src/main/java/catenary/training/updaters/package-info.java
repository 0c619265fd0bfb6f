/// One step of training: take a batch, compute the loss, change the parameters. Start at [StandardUpdater].
package catenary.training.updaters;
