package catenary.array;

import catenary.expr.DType;
import java.math.BigInteger;

/// The decimal digits of a float's magnitude: `d.ddd * 10^exponent`, the fewest that no other value of its dtype rounds
/// to, cut off where asked.
///
/// Steele and White's algorithm with Dragon4's rules for rounding and ties, in exact integers, so that the digits are
/// NumPy's in every case. (Java's own `Float.toString` gives two digits where one would do.)
///
/// @param digits   at least one, the first not 0 unless the value is
/// @param exponent power of ten of the first digit
record Decimal(String digits, int exponent) {

    /// The shortest digits, at most `count`.
    static Decimal significant(double v, DType dtype, int count) {
        return of(v, dtype, count, -1, Integer.MAX_VALUE);
    }

    /// The shortest digits, at most `count` of them after the point.
    static Decimal fractional(double v, DType dtype, int count) {
        return of(v, dtype, Integer.MAX_VALUE, -1, count);
    }

    /// `count` digits; those beyond the shortest are what the binary value continues with.
    static Decimal exactly(double v, DType dtype, int count) {
        return of(v, dtype, count, count, Integer.MAX_VALUE);
    }

    Decimal withoutTrailingZeros() {
        int n = digits.length();
        while (n > 1 && digits.charAt(n - 1) == '0') {
            n--;
        }
        return new Decimal(digits.substring(0, n), exponent);
    }

    private static Decimal of(double v, DType dtype, int maxDigits, int minDigits, int maxFraction) {
        double magnitude = Math.abs(v);
        if (magnitude == 0) {
            return new Decimal("0", 0);
        }
        Binary b = Binary.of(magnitude, dtype);
        // value = r / s; the neighbours' midpoints lie at (r - low) / s and (r + high) / s.
        int shift = b.narrowBelow() ? 2 : 1;
        BigInteger r = BigInteger.valueOf(b.mantissa()).shiftLeft(shift + Math.max(0, b.exponent()));
        BigInteger s = BigInteger.ONE.shiftLeft(shift + Math.max(0, -b.exponent()));
        BigInteger low = BigInteger.ONE.shiftLeft(Math.max(0, b.exponent()));
        BigInteger high = b.narrowBelow() ? low.shiftLeft(1) : low;

        int first = (int) Math.floor(Math.log10(magnitude));
        if (first >= 0) {
            s = s.multiply(BigInteger.TEN.pow(first));
        } else {
            BigInteger scale = BigInteger.TEN.pow(-first);
            r = r.multiply(scale);
            low = low.multiply(scale);
            high = high.multiply(scale);
        }
        // The logarithm may be off by one near a power of ten.
        if (r.compareTo(s) < 0) {
            first--;
            r = r.multiply(BigInteger.TEN);
            low = low.multiply(BigInteger.TEN);
            high = high.multiply(BigInteger.TEN);
        } else if (r.compareTo(s.multiply(BigInteger.TEN)) >= 0) {
            first++;
            s = s.multiply(BigInteger.TEN);
        }

        int last = maxFraction == Integer.MAX_VALUE ? Integer.MIN_VALUE : -maxFraction;
        last = maxDigits == Integer.MAX_VALUE ? last : Math.max(last, first - maxDigits + 1);
        int earliest = minDigits < 0 ? Integer.MAX_VALUE : first - minDigits + 1;
        boolean even = (b.mantissa() & 1) == 0;
        StringBuilder digits = new StringBuilder();
        for (int exponent = first;; exponent--) {
            BigInteger[] quotient = r.divideAndRemainder(s);
            int digit = quotient[0].intValue();
            r = quotient[1];
            int toLow = r.compareTo(low);
            int toHigh = r.add(high).compareTo(s);
            boolean down = toLow < 0 || even && toLow == 0;
            boolean up = toHigh > 0 || even && toHigh == 0;
            if ((down || up) && exponent <= earliest || exponent == last) {
                return finish(digits, digit, first, down == up ? nearestIsDown(r, s, digit) : down);
            }
            digits.append((char) ('0' + digit));
            r = r.multiply(BigInteger.TEN);
            low = low.multiply(BigInteger.TEN);
            high = high.multiply(BigInteger.TEN);
        }
    }

    private static boolean nearestIsDown(BigInteger r, BigInteger s, int digit) {
        int half = r.shiftLeft(1).compareTo(s);
        return half < 0 || half == 0 && (digit & 1) == 0;
    }

    /// Adds the last digit, or the one above it, carrying over nines.
    private static Decimal finish(StringBuilder digits, int digit, int first, boolean down) {
        digits.append((char) ('0' + digit));
        if (down) {
            return new Decimal(digits.toString(), first);
        }
        int n = digits.length();
        while (n > 0 && digits.charAt(n - 1) == '9') {
            n--;
        }
        if (n == 0) {
            return new Decimal("1", first + 1);
        }
        digits.setLength(n);
        digits.setCharAt(n - 1, (char) (digits.charAt(n - 1) + 1));
        return new Decimal(digits.toString(), first);
    }

    /// `mantissa * 2^exponent` in a dtype's own format.
    ///
    /// @param narrowBelow whether the next smaller value is only half as far away as the next larger one
    private record Binary(long mantissa, int exponent, boolean narrowBelow) {

        static Binary of(double magnitude, DType dtype) {
            int bits = switch (dtype) { // of the mantissa, without the hidden one
                case FLOAT64 -> 52;
                case FLOAT32 -> 23;
                case FLOAT16 -> 10;
                default -> 7;
            };
            int least = switch (dtype) { // exponent of the smallest normal number
                case FLOAT64 -> Double.MIN_EXPONENT;
                case FLOAT16 -> -14;
                default -> Float.MIN_EXPONENT;
            };
            int e = Math.max(Math.getExponent(magnitude), least);
            long mantissa = scaled(magnitude, bits - e);
            boolean power = mantissa == 1L << bits && e > least;
            return new Binary(mantissa, e - bits, power);
        }

        /// `magnitude * 2^n` without passing through infinity: the double's own bits, shifted.
        private static long scaled(double magnitude, int n) {
            long raw = Double.doubleToRawLongBits(magnitude);
            int biased = (int) (raw >>> 52);
            long m = biased == 0 ? raw : raw & (1L << 52) - 1 | 1L << 52;
            int shift = Math.max(biased, 1) - 1075 + n;
            return shift >= 0 ? m << shift : m >>> -shift;
        }
    }
}
