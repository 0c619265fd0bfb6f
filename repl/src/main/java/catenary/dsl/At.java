package catenary.dsl;

/// What stands in the brackets of `x[1:3, 0]` until it is known what `x` is. Only its type matters: nothing in Java has
/// such an index, so javac says so where `x` is neither an array of numbers nor a Variable.
public final class At {

    At() {}
}
