/// The language of scripts and of the prompt: sugar over Java, and the compiler of `.jsh` files.
///
/// [catenary.dsl.Catenary] holds the names known from the start. Text goes through `Powers` and `Splitter` (tokens), then
/// through rounds of `Unit` (layout), `Javac` and `Sugar` (trees), until javac accepts it; `ScriptCompiler` and the prompt
/// share these rounds. A `Text` carries every character's typed position, so that messages speak of what was typed.
package catenary.dsl;
