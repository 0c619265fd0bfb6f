/// The command line: what `catenary` does with its arguments. Start at [catenary.cli.Main].
package catenary.cli;
