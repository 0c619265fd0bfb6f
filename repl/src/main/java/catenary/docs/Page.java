package catenary.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lays out what the manual knows about one thing, as Markdown: its forms, what it means, its options.
final class Page {

    private static final Pattern CONFIGURER = Pattern.compile("Consumer<(?:\\? super )?([\\w.]+)>");

    private final Manual manual;
    private final StringBuilder text = new StringBuilder();

    Page(Manual manual) {
        this.manual = manual;
    }

    String ofClass(DocEntry type) {
        title(type.title() + "  (" + type.packageName() + ")");
        code(List.of(type.signature()));
        paragraph(type.doc());
        var members = manual.members(type.owner());
        var constructors = members.stream().filter(e -> e.kind() == DocEntry.Kind.CONSTRUCTOR).toList();
        if (!constructors.isEmpty()) {
            title("Constructors");
            notes(constructors);
        }
        options(constructors, type.owner());
        var rest = new ArrayList<DocEntry>();
        for (var at = type; at != null; at = generic(above(at))) {
            manual.members(at.owner()).stream()
                    .filter(e -> e.kind() == DocEntry.Kind.METHOD || e.kind() == DocEntry.Kind.FIELD)
                    .forEach(rest::add);
        }
        if (!rest.isEmpty()) {
            title("Members");
            rest.forEach(this::item);
        }
        return text.toString().strip();
    }

    /// A member, given as the forms that each class and those above it have of it.
    String ofMember(List<List<DocEntry>> byClass) {
        var forms = byClass.getFirst();
        title(Manual.title(forms.getFirst()));
        code(forms.stream().map(DocEntry::signature).toList());
        var targets = forms.stream().map(manual::target).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var told = forms.stream().filter(f -> manual.target(f) == null && !f.doc().isBlank()).toList();
        if (told.isEmpty() && targets.isEmpty()) { // what overrides says nothing says what is overridden
            told = byClass.stream().flatMap(List::stream).filter(f -> !f.doc().isBlank()).limit(1).toList();
        }
        if (told.stream().map(DocEntry::doc).distinct().count() == 1) paragraph(told.getFirst().doc());
        else notes(told);
        for (var target : targets) {
            paragraph(target.doc());
            notes(manual.members(target.owner(), forms.getFirst().name()).stream().filter(f -> !f.doc().isBlank())
                    .toList());
        }
        options(forms, forms.getFirst().owner());
        return text.toString().strip();
    }

    private void title(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private void code(List<String> lines) {
        lines.stream().distinct().forEach(l -> text.append("    ").append(l).append('\n'));
        text.append('\n');
    }

    private void paragraph(String doc) {
        if (!doc.isBlank()) text.append(doc.strip()).append("\n\n");
    }

    /// Forms, each with what is said of it.
    private void notes(List<DocEntry> forms) {
        for (var form : forms) {
            code(List.of(form.signature()));
            paragraph(form.doc());
        }
    }

    private void item(DocEntry entry) {
        String summary = manual.summary(entry);
        text.append("- `").append(entry.signature()).append('`').append(summary.isEmpty() ? "" : ": " + summary)
                .append('\n');
    }

    /// What can be set in the configurers that the forms take.
    private void options(List<DocEntry> forms, String owner) {
        var seen = new LinkedHashSet<String>();
        for (var form : forms) {
            var configurer = CONFIGURER.matcher(form.signature());
            while (configurer.find()) seen.add(configurer.group(1));
        }
        for (String name : seen) {
            var type = optionsClass(owner, name);
            if (type == null || type.owner().equals(owner)) continue; // its members are listed already
            var methods = new ArrayList<DocEntry>();
            for (var at = type; at != null; at = above(at)) {
                manual.members(at.owner()).stream().filter(e -> e.kind() == DocEntry.Kind.METHOD).forEach(methods::add);
            }
            if (methods.isEmpty()) continue;
            title("Options, as in o -> o." + methods.getFirst().name() + "(...)");
            methods.forEach(this::item);
            text.append('\n');
        }
    }

    private DocEntry optionsClass(String owner, String name) {
        var own = manual.classNamed(owner + "." + name);
        if (own != null) return own;
        return name.contains(".") ? manual.classNamed(name) : manual.classNear(owner, name);
    }

    /// What a class with type parameters has is meant for the classes below it, which say no more of it.
    private static DocEntry generic(DocEntry above) {
        return above != null && above.signature().startsWith("class " + above.name() + "<") ? above : null;
    }

    private DocEntry above(DocEntry type) {
        String head = type.signature();
        for (String outer = ""; !outer.equals(head);) { // the bounds of type parameters extend something, too
            outer = head;
            head = head.replaceAll("<[^<>]*>", "");
        }
        var extended = Pattern.compile(" extends ([\\w.]+)").matcher(head);
        var above = extended.find() ? manual.classNear(type.owner(), extended.group(1)) : null;
        return above == type ? null : above;
    }
}
