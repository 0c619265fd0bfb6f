package catenary.array;

import catenary.expr.DType;

/// The common format of a column of floats: as many digits as the element that needs most, at most 8 after the point;
/// with exponents where the largest or smallest magnitude, or their ratio, would make plain digits long.
final class FloatColumn {

    private static final int PRECISION = 8;

    private final DType dtype;
    private final boolean exponents;
    private int left; // characters before the point, with the sign
    private int right; // characters after the point; with exponents these included
    private int fraction; // digits after the point
    private int exponentDigits;

    FloatColumn(double[] values, DType dtype) {
        this.dtype = dtype;
        this.exponents = needsExponents(values);
        boolean nan = false;
        boolean inf = false;
        boolean negativeInf = false;
        for (double v : values) {
            if (Double.isFinite(v)) {
                measure(v);
            } else {
                nan |= Double.isNaN(v);
                inf |= Double.isInfinite(v);
                negativeInf |= v == Double.NEGATIVE_INFINITY;
            }
        }
        if (exponents) {
            right = exponentDigits + 2 + fraction;
        } else {
            right = fraction;
        }
        if (nan || inf) {
            left = Math.max(left, (negativeInf ? 4 : 3) - (right + 1));
        }
    }

    private boolean needsExponents(double[] values) {
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (double v : values) {
            if (Double.isFinite(v) && v != 0) {
                max = Math.max(max, Math.abs(v));
                min = Math.min(min, Math.abs(v));
            }
        }
        return max > 0 && (max >= largestPlain() || min < rounded(1e-4) || rounded(max / min) > 1000);
    }

    /// The magnitude from which plain digits would pretend to a precision that the dtype lacks.
    private double largestPlain() {
        return switch (dtype) {
            case FLOAT64 -> 1e8;
            case FLOAT32 -> 1e6;
            case FLOAT16 -> 1e3;
            default -> 1e2;
        };
    }

    /// The nearest value of the dtype, so that limits are compared as the dtype's own arithmetic would.
    private double rounded(double v) {
        return switch (dtype) {
            case FLOAT64 -> v;
            case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) v));
            default -> (float) v;
        };
    }

    private void measure(double v) {
        Decimal d = decimal(v);
        if (exponents) {
            left = Math.max(left, sign(v).length() + 1);
            fraction = Math.max(fraction, d.digits().length() - 1);
            exponentDigits = Math.max(exponentDigits, exponentText(d.exponent()).length());
        } else {
            left = Math.max(left, sign(v).length() + integerPart(d).length());
            fraction = Math.max(fraction, fractionPart(d).length());
        }
    }

    private Decimal decimal(double v) {
        return (exponents ? Decimal.significant(v, dtype, PRECISION + 1) : Decimal.fractional(v, dtype, PRECISION))
                .withoutTrailingZeros();
    }

    String format(double v) {
        if (!Double.isFinite(v)) {
            String word = Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
            return Edges.pad(word, left + right + 1);
        }
        if (exponents) {
            Decimal d = Decimal.exactly(v, dtype, fraction + 1);
            String digits = d.digits() + "0".repeat(Math.max(0, fraction + 1 - d.digits().length()));
            String e = exponentText(d.exponent());
            return Edges.pad(sign(v) + digits.charAt(0), left)
                    + "." + digits.substring(1) + "e" + (d.exponent() < 0 ? "-" : "+")
                    + "0".repeat(exponentDigits - e.length()) + e;
        }
        Decimal d = decimal(v);
        String f = fractionPart(d);
        return Edges.pad(sign(v) + integerPart(d), left) + "." + f + " ".repeat(right - f.length());
    }

    private static String sign(double v) {
        return Double.doubleToRawLongBits(v) < 0 ? "-" : "";
    }

    private static String exponentText(int exponent) {
        String s = Integer.toString(Math.abs(exponent));
        return s.length() < 2 ? "0" + s : s;
    }

    private static String integerPart(Decimal d) {
        int n = d.exponent() + 1;
        if (n <= 0) {
            return "0";
        }
        String digits = d.digits();
        return digits.length() >= n ? digits.substring(0, n) : digits + "0".repeat(n - digits.length());
    }

    private static String fractionPart(Decimal d) {
        if (d.digits().equals("0")) {
            return "";
        }
        int n = d.exponent() + 1;
        if (n <= 0) {
            return "0".repeat(-n) + d.digits();
        }
        return d.digits().length() > n ? d.digits().substring(n) : "";
    }
}
