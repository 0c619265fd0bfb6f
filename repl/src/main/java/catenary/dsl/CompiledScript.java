package catenary.dsl;

import java.util.List;
import java.util.Map;

/// All that running a script takes: nothing in it needs the compiler.
///
/// @param mainClass the class whose [Unit#RUN] method runs the statements
/// @param classes   class files by binary name
/// @param options   what the script declares with `opt`
/// @param readsArgs whether the script names `args`, so that it may want to read its arguments itself
record CompiledScript(
        String mainClass, Map<String, byte[]> classes, List<Option> options, boolean readsArgs, List<Site> sites) {}
