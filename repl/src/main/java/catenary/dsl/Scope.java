package catenary.dsl;

import java.util.List;
import java.util.Map;

/// What a snippet at the prompt can see.
///
/// @param imports   import declarations
/// @param variables types by name
/// @param members   the sources of methods and types
public record Scope(List<String> imports, Map<String, String> variables, List<String> members) {}
