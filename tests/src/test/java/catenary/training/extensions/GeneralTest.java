package catenary.training.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Python's `'{:.6g}'.format(x)`.
class GeneralTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "123456, 123456", "1234567, 1.23457e+06", "0.0001, 0.0001", "0.00001, 1e-05", "NaN, nan",
            "Infinity, inf", "-Infinity, -inf", "0, 0", "-0.0, -0", "0.402984123, 0.402984", "1.5, 1.5", "-2.25, -2.25",
            "999999.5, 1e+06", "100000, 100000", "1e100, 1e+100", "0.0160734, 0.0160734",
            "-1.234567e-7, -1.23457e-07"}) void sixDigits(double value, String text) {
        assertEquals(text, General.format(value, 6));
    }

    @ParameterizedTest
    @CsvSource({"1234567, 1.2346e+06", "0.5, 0.5", "89.2751, 89.275", "316.04, 316.04"}) void fiveDigits(double value,
            String text) {
        assertEquals(text, General.format(value, 5));
    }
}
