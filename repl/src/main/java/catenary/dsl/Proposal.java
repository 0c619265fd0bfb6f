package catenary.dsl;

/// What may stand at the cursor.
///
/// @param text what is written there, such as `relu(`
/// @param name what it is called, such as `relu`
/// @param note what it takes and gives, such as `Variable x -> Variable`; empty where there is nothing to say
public record Proposal(String text, String name, String note) {}
