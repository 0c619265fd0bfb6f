package catenary.serializers;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.expr.DType;

/// One direction of saving: a writer records the values it is shown, a reader replaces them by those of the file.
///
/// Every method takes a key and the present value and returns the value to use from now on; a writer returns what it
/// got. Keys are those of Chainer, so that files go both ways; so are the dtypes:
///
/// | value | in the file |
/// |---|---|
/// | `int`, `long` | int64, shape `()` |
/// | `double` | float64, shape `()` |
/// | `boolean` | bool, shape `()` |
/// | `String` | text (`<U`), shape `()` |
/// | `int[]`, `long[]` | int64, shape `(n,)` |
/// | array | its own dtype and shape |
/// | `null`, [#absent] | none |
///
/// A reader converts within a kind (float64 to float32, int32 to int64, integers to float) where no range is exceeded,
/// and says so in the [LoadReport]; it never broadcasts. A key that the file lacks is an error, or keeps the present
/// value if the load isn't strict. A stored none keeps it too, except where null is a value.
public interface Serializer {

    /// Whether values flow from the object to the file.
    boolean isWriter();

    /// The serializer of everything under `key/`. Slashes around `key` don't matter.
    Serializer child(String key);

    /// Whether the file has an entry `key` or any below `key/`. A writer always says true. Ask it before reading state
    /// that older files, or Chainer's, may lack.
    boolean has(String key);

    int value(String key, int value);

    long value(String key, long value);

    double value(String key, double value);

    boolean value(String key, boolean value);

    /// A text; null stands for none.
    String value(String key, String value);

    /// A vector that lives on the host. A reader returns a new one, whose length is the file's: the caller checks it.
    int[] value(String key, int[] value);

    /// See [#value(String, int[])].
    long[] value(String key, long[] value);

    /// A number that may be missing: null stands for none, in both directions.
    Double nullable(String key, Double value);

    /// An array, loaded in place: shape and kind must be those of `array`, which is returned.
    /// A reader writes the elements when the whole load has proved to fit, after all `serialize` methods have run.
    NDArray array(String key, NDArray array);

    /// In place of [#array] where there is no array yet: a parameter that waits for its first input. A writer records
    /// none. A reader returns a new array of `dtype` on `device` with the shape of the file, or null if that is none too.
    NDArray absent(String key, DType dtype, Device device);
}
