package catenary.device.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Functions of vectors computed lane by lane through [FloatMath]: for what has no vector form of its own.
final class FloatByLane {

    private FloatByLane() {}

    /// Replaces the lanes of `y` whose angle is not `near`.
    static FloatVector far(FloatVector x, FloatVector y, VectorMask<Float> near, boolean cosine) {
        float[] angles = x.toArray();
        for (int i = 0; i < angles.length; i++) {
            angles[i] = cosine ? FloatMath.cos(angles[i]) : FloatMath.sin(angles[i]);
        }
        return FloatVector.fromArray(FloatLanes.S, angles, 0).blend(y, near);
    }

    private interface One {
        float at(float x);
    }

    private interface Two {
        float at(float x, float y);
    }

    private static FloatVector each(FloatVector x, One f) {
        float[] a = x.toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = f.at(a[i]);
        }
        return FloatVector.fromArray(FloatLanes.S, a, 0);
    }

    private static FloatVector each(FloatVector x, FloatVector y, Two f) {
        float[] a = x.toArray();
        float[] b = y.toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = f.at(a[i], b[i]);
        }
        return FloatVector.fromArray(FloatLanes.S, a, 0);
    }

    static FloatVector tan(FloatVector x) {
        return each(x, FloatMath::tan);
    }

    static FloatVector asin(FloatVector x) {
        return each(x, FloatMath::asin);
    }

    static FloatVector acos(FloatVector x) {
        return each(x, FloatMath::acos);
    }

    static FloatVector atan(FloatVector x) {
        return each(x, FloatMath::atan);
    }

    static FloatVector sinh(FloatVector x) {
        return each(x, FloatMath::sinh);
    }

    static FloatVector cosh(FloatVector x) {
        return each(x, FloatMath::cosh);
    }

    static FloatVector pow(FloatVector x, FloatVector y) {
        return each(x, y, FloatMath::pow);
    }

    static FloatVector atan2(FloatVector x, FloatVector y) {
        return each(x, y, FloatMath::atan2);
    }

    static FloatVector fmod(FloatVector x, FloatVector y) {
        return each(x, y, (a, b) -> a % b);
    }
}
