package catenary.docs;

/// One thing that has a name and, mostly, a doc comment.
///
/// @param owner     the class it belongs to, in full; of a class, itself
/// @param name      its simple name
/// @param signature as Java would declare it, without modifiers
/// @param doc       the comment, in Markdown; empty where there is none
record DocEntry(Kind kind, String owner, String name, String signature, String doc) {

    enum Kind {
        CLASS,
        CONSTRUCTOR,
        METHOD,
        FIELD
    }

    /// How a person names it: `F.relu`, `Linear`.
    String title() {
        return kind == Kind.CLASS ? simple(owner) : simple(owner) + "." + name;
    }

    /// The first sentence of the comment.
    String summary() {
        String paragraph = doc.strip().split("\n\\s*\n|\n\\||\n```", 2)[0].replaceAll("\\s+", " ");
        int end = paragraph.indexOf(". ");
        return end < 0 ? paragraph : paragraph.substring(0, end + 1);
    }

    String packageName() {
        return owner.replaceAll("\\.[A-Z].*", "");
    }

    /// The name of a class without its package, but with the classes it is in.
    static String simple(String qualified) {
        return qualified.replaceAll("^([a-z]\\w*\\.)+", "");
    }
}
