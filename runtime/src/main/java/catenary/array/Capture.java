package catenary.array;

/// A step of work as a device saw it, which the device can do again at the cost of one launch.
///
/// ```java
/// try (Capture c = device.capture(earlier)) {   // the step is done as ever, and written down
///     loss = model.apply(x, t);
///     loss.backward();
///     c.changing();
///     optimizer.update();
///     if (c.end() && c.build()) {               // it was the same as the earlier one
///         c.replay(optimizer::update);          // the next step: the graph, with the optimizer's new numbers
///     }
/// }
/// ```
///
/// What the host did before [#changing()] is not done again: its kernels run on the same arrays with the same numbers,
/// only the draws from [Generator#global()] go on. What it did after is: it asks for the same work with other numbers,
/// which the device takes to the graph instead of queueing anything. All on one thread.
public abstract class Capture implements AutoCloseable {

    /// Begins the part that the host will do again at each replay, since its numbers change.
    public abstract void changing();

    /// Ends the step. Whether it could be done again: it read no value, and asked for the same as the earlier one.
    public abstract boolean end();

    /// Makes the graph; whether the driver could.
    public abstract boolean build();

    /// What prevents a replay, as the end of a sentence that begins with "because"; null if nothing does.
    public abstract String obstacle();

    /// Does the step again; `changing` is the host's second part. If that asks for other work than before, the step is
    /// done as asked all the same, but [#obstacle()] is set and there will be no further replay.
    ///
    /// @return whether the graph was used
    public abstract boolean replay(Runnable changing);

    /// Frees the graph and its memory, except for arrays that are still in use.
    @Override public abstract void close();
}
