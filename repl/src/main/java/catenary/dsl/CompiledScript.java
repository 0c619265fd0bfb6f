package catenary.dsl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// All that running a script takes: nothing in it needs the compiler.
///
/// @param mainClass the class whose [Unit#RUN] method runs the statements
/// @param classes   class files by binary name
/// @param options   what the script declares with `opt`
/// @param readsArgs whether the script names `args`, so that it may want to read its arguments itself
/// @param lines     empty where the class files name the lines of the script; where those are too many for a class file, the
///                  line for each number that they name
record CompiledScript(
        String mainClass, Map<String, byte[]> classes, List<Option> options, boolean readsArgs, List<Site> sites,
        int[] lines) {

    /// The line of the script that a frame of its classes is about; 0 where that is not known.
    int line(StackTraceElement frame) {
        int number = Math.max(0, frame.getLineNumber());
        if (lines.length == 0) return number;
        return number < lines.length ? lines[number] : 0;
    }

    /// The same with each class file as `weave` makes it.
    CompiledScript woven(UnaryOperator<byte[]> weave) {
        var woven = new HashMap<>(classes);
        woven.replaceAll((_, file) -> weave.apply(file));
        return new CompiledScript(mainClass, woven, options, readsArgs, sites, lines);
    }
}
