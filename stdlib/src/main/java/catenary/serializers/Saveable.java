package catenary.serializers;

/// Something whose state can be written to a file and read back: a link, an optimizer, an iterator, a trainer.
public interface Saveable {

    /// Passes every piece of state through `s`, in both directions with the same lines:
    ///
    /// ```java
    /// t = s.value("t", t);
    /// s.array("m", m);
    /// child.serialize(s.child("child"));
    /// ```
    ///
    /// A load calls this more than once: first on a reader that checks and returns what it was given, so that nothing
    /// changes unless everything fits, then on one that returns what the file holds. What it does besides must
    /// therefore bear repetition.
    void serialize(Serializer s);
}
