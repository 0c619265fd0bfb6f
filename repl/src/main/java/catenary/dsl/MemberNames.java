package catenary.dsl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/// The members of a type, as proposals.
final class MemberNames {

    /// What every object has, and who looks for it begins to write.
    private static final Set<String> OF_EVERY_OBJECT = Set.of("wait", "notify", "notifyAll", "getClass", "finalize",
            "clone", "equals", "hashCode", "toString");

    private final Javac.Round round;
    private final boolean ofClass;
    private final String prefix;

    /// Those of a class itself, or of its objects, that begin with `prefix`.
    MemberNames(Javac.Round round, boolean ofClass, String prefix) {
        this.round = round;
        this.ofClass = ofClass;
        this.prefix = prefix;
    }

    List<Proposal> of(TypeMirror type) {
        if (type instanceof TypeVariable variable) return of(variable.getUpperBound());
        if (type.getKind() == TypeKind.ARRAY) {
            return "length".startsWith(prefix) ? List.of(new Proposal("length", "length", "int")) : List.of();
        }
        if (type.getKind() != TypeKind.DECLARED) return List.of();
        var owner = (DeclaredType) type;
        Map<String, List<Element>> byName = new LinkedHashMap<>();
        for (var member : round.task().getElements().getAllMembers((TypeElement) owner.asElement())) {
            if (!isWanted(member)) continue;
            byName.computeIfAbsent(member.getSimpleName().toString(), _ -> new ArrayList<>()).add(member);
        }
        var proposals = new ArrayList<Proposal>();
        byName.forEach((name, members) -> proposals.add(proposal(owner, name, members)));
        return proposals;
    }

    private boolean isWanted(Element member) {
        String name = member.getSimpleName().toString();
        var modifiers = member.getModifiers();
        if (!name.startsWith(prefix) || name.contains("$") || member.getKind() == ElementKind.CONSTRUCTOR) return false;
        boolean visible = modifiers.contains(Modifier.PUBLIC)
                || !modifiers.contains(Modifier.PRIVATE) && isOfTheSession(member);
        boolean ofItself = modifiers.contains(Modifier.STATIC) || member.getKind().isClass()
                || member.getKind().isInterface();
        return visible && ofItself == ofClass && (!prefix.isEmpty() || !OF_EVERY_OBJECT.contains(name));
    }

    /// Whether the session itself declares the member: it is in source, not in a class file.
    private boolean isOfTheSession(Element member) {
        return round.trees().getTree(member) != null;
    }

    private Proposal proposal(DeclaredType owner, String name, List<Element> members) {
        var methods = members.stream().filter(ExecutableElement.class::isInstance).map(ExecutableElement.class::cast)
                .toList();
        if (methods.isEmpty()) {
            var member = members.getFirst();
            return new Proposal(name, name, member.getKind().isField() ? TypeNames.brief(member.asType()) : "class");
        }
        var longest =
                methods.stream().max(Comparator.comparingInt(m -> m.getParameters().size())).orElseThrow();
        String more = methods.size() > 1 ? "; " + methods.size() + " forms" : "";
        return new Proposal(name + (longest.getParameters().isEmpty() ? "()" : "("), name,
                signature(owner, longest) + more);
    }

    private String signature(DeclaredType owner, ExecutableElement method) {
        var type = (ExecutableType) round.task().getTypes().asMemberOf(owner, method);
        var parameters = new ArrayList<String>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            String name = method.getParameters().get(i).getSimpleName().toString();
            String shown = TypeNames.brief(type.getParameterTypes().get(i));
            boolean variable = method.isVarArgs() && i == method.getParameters().size() - 1;
            if (variable) shown = shown.replaceAll("\\[]$", "...");
            parameters.add(name.matches("arg\\d+") ? shown : shown + " " + name);
        }
        return parameters.stream().collect(Collectors.joining(", ")) + (parameters.isEmpty() ? "" : " ") + "-> "
                + TypeNames.brief(type.getReturnType());
    }
}
