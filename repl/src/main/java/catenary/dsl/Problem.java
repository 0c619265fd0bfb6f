package catenary.dsl;

/// One thing wrong with typed text: a sentence, and the position it is about (an offset into what was typed).
public record Problem(String message, int position) {}
