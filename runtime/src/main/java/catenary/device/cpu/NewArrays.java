package catenary.device.cpu;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// New arrays whose contents are unspecified. Where the JDK lets us (`--add-exports
/// java.base/jdk.internal.misc=ALL-UNNAMED`, which the launcher says), large ones are not zeroed: that costs as much as
/// adding two arrays, on one thread, and leaves the array in the cache of that thread's core alone.
final class NewArrays {

    /// Elements from which on zeroing shows.
    private static final int LARGE = 4096;

    private static final MethodHandle FLOATS = handle(float.class);
    private static final MethodHandle DOUBLES = handle(double.class);

    private NewArrays() {}

    private static MethodHandle handle(Class<?> element) {
        try {
            Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
            var lookup = MethodHandles.lookup();
            Object instance = lookup.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
            MethodHandle make = lookup.findVirtual(unsafe, "allocateUninitializedArray",
                    MethodType.methodType(Object.class, Class.class, int.class));
            return MethodHandles.insertArguments(make, 0, instance, element)
                    .asType(MethodType.methodType(element.arrayType(), int.class));
        } catch (Throwable notExported) {
            return null;
        }
    }

    static float[] floats(int length) {
        if (FLOATS == null || length < LARGE) {
            return new float[length];
        }
        try {
            return (float[]) FLOATS.invokeExact(length);
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static double[] doubles(int length) {
        if (DOUBLES == null || length < LARGE) {
            return new double[length];
        }
        try {
            return (double[]) DOUBLES.invokeExact(length);
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    private static Error rethrown(Throwable t) {
        if (t instanceof RuntimeException e) {
            throw e;
        }
        return t instanceof Error e ? e : new AssertionError(t);
    }
}
