/// The slash commands of the prompt, one class each.
package catenary.repl.command;
