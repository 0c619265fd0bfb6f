/// Hooks that watch links, or change a weight before use. Imports `links` and `functions`.
package catenary.links.hooks;
