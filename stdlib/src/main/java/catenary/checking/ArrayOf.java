package catenary.checking;

import catenary.expr.DType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which arrays, variables or shapes a jqwik property is tried with.
///
///     @Property void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
///         GradientCheck.of(F::relu).order(2).at(x);
///     }
///
/// Shapes of any rank come up, among them single numbers, empty arrays and axes of length 1; a failure is shrunk to the
/// smallest shape and the simplest numbers that still fail. Needs jqwik on the class path of the tests.
@Target({ElementType.TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ArrayOf {

    /// Lengths of the axes; none given: any shape within the limits below.
    int[] shape() default {};

    int minRank() default 0;

    int maxRank() default 4;

    /// Least length of an axis: 0 allows empty arrays.
    int minLength() default 0;

    int maxLength() default 4;

    DType dtype() default DType.FLOAT64;

    double min() default -3;

    double max() default 3;

    /// Points that every element keeps [#distance] from: kinks and poles.
    double[] awayFrom() default {};

    double distance() default 0.05;
}
