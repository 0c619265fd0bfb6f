package catenary.dsl;

/// A variable that outlives the statement that declares it: a static field of the generated class.
record Field(String type, String name) {

    String declaration() {
        return "static " + type + " " + name + ";\n";
    }
}
