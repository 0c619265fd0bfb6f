/// The prompt. Start at [catenary.repl.Shell]: JLine reads, `Session` evaluates with the JShell API, `Display` writes;
/// the slash commands are in [catenary.repl.command].
package catenary.repl;
