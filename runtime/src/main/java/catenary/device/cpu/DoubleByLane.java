package catenary.device.cpu;

import jdk.incubator.vector.DoubleVector;

/// Functions of vectors computed lane by lane through [DoubleMath]: for what has no vector form of its own.
final class DoubleByLane {

    private DoubleByLane() {}

    private interface One {
        double at(double x);
    }

    private interface Two {
        double at(double x, double y);
    }

    private static DoubleVector each(DoubleVector x, One f) {
        double[] a = x.toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = f.at(a[i]);
        }
        return DoubleVector.fromArray(DoubleLanes.S, a, 0);
    }

    private static DoubleVector each(DoubleVector x, DoubleVector y, Two f) {
        double[] a = x.toArray();
        double[] b = y.toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = f.at(a[i], b[i]);
        }
        return DoubleVector.fromArray(DoubleLanes.S, a, 0);
    }

    static DoubleVector tan(DoubleVector x) {
        return each(x, DoubleMath::tan);
    }

    static DoubleVector asin(DoubleVector x) {
        return each(x, DoubleMath::asin);
    }

    static DoubleVector acos(DoubleVector x) {
        return each(x, DoubleMath::acos);
    }

    static DoubleVector atan(DoubleVector x) {
        return each(x, DoubleMath::atan);
    }

    static DoubleVector sinh(DoubleVector x) {
        return each(x, DoubleMath::sinh);
    }

    static DoubleVector cosh(DoubleVector x) {
        return each(x, DoubleMath::cosh);
    }

    static DoubleVector sin(DoubleVector x) {
        return each(x, DoubleMath::sin);
    }

    static DoubleVector cos(DoubleVector x) {
        return each(x, DoubleMath::cos);
    }

    static DoubleVector pow(DoubleVector x, DoubleVector y) {
        return each(x, y, DoubleMath::pow);
    }

    static DoubleVector atan2(DoubleVector x, DoubleVector y) {
        return each(x, y, DoubleMath::atan2);
    }

    static DoubleVector fmod(DoubleVector x, DoubleVector y) {
        return each(x, y, (a, b) -> a % b);
    }
}
