package catenary.dsl;

/// Makes what no Java parser gets past into what it does, before anything is known about types: `**`, `@`, slices, and
/// calls of what a call returned. What is a matter of types stays marked, and [Sugar] goes on from the marks.
final class Syntax {

    /// Follows the `*` that was `@`, and the `*=` that was `@=`.
    static final String PRODUCT = "/*@*/";

    /// Follows the `*=` that was `**=`.
    static final String POWER = "/****/";

    /// Stands for the method that calling a value like a function means.
    static final String CALL = "$call";

    private Syntax() {}

    static Text rewrite(Text text) throws RefusedException {
        return Chained.rewrite(Slices.rewrite(Products.rewrite(Powers.rewrite(text))));
    }

    /// Whether Java would read the text otherwise than it was typed.
    static boolean isMarked(String java) {
        return java.contains(PRODUCT) || java.contains(POWER);
    }
}
