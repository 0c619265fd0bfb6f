package catenary.dsl;

import java.util.List;

/// An option that a script declares with `opt(name, default, help)`.
///
/// @param type         `int`, `double`, `boolean`, `String` or, for one of a few words, `enum`
/// @param defaultValue the default as written in the script
/// @param words        what an `enum` option may be
record Option(String name, String type, String defaultValue, String help, List<String> words) {

    boolean isFlag() {
        return type.equals("boolean");
    }
}
