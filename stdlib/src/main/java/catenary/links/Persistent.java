package catenary.links;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a field of a [Link] as state that is saved with its parameters though no optimizer changes it: running
/// averages, counters. The field is an `NDArray`, `int`, `long`, `double`, `boolean` or `String`, and not final.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persistent {}
