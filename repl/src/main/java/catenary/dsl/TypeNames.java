package catenary.dsl;

import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.NullType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/// Writes an inferred type as Java source, with the nearest nameable type where it has no name.
final class TypeNames {

    private TypeNames() {}

    static String of(TypeMirror type) {
        return switch (type) {
            case DeclaredType declared -> declared(declared);
            case ArrayType array -> of(array.getComponentType()) + "[]";
            case IntersectionType both -> of(both.getBounds().getFirst());
            case TypeVariable variable -> of(variable.getUpperBound());
            case WildcardType wildcard ->
                    wildcard.getExtendsBound() == null ? "Object" : of(wildcard.getExtendsBound());
            case NullType _ -> "Object";
            default -> type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(java.util.Locale.ROOT)
                    : type.toString();
        };
    }

    /// The type as a person says it: without packages.
    static String brief(TypeMirror type) {
        return type.toString().replaceAll("@\\S+ ", "").replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z$])", "").replace(",",
                ", ");
    }

    private static String declared(DeclaredType type) {
        var element = (TypeElement) type.asElement();
        if (element.getSimpleName().isEmpty()) {
            return of(element.getInterfaces().isEmpty() ? element.getSuperclass() : element.getInterfaces().getFirst());
        }
        if (type.getTypeArguments().isEmpty()) return element.getQualifiedName().toString();
        return type.getTypeArguments().stream()
                .map(TypeNames::argument)
                .collect(Collectors.joining(", ", element.getQualifiedName() + "<", ">"));
    }

    private static String argument(TypeMirror type) {
        return switch (type) {
            case WildcardType wildcard when wildcard.getExtendsBound() != null ->
                    "? extends " + of(wildcard.getExtendsBound());
            case WildcardType wildcard when wildcard.getSuperBound() != null ->
                    "? super " + of(wildcard.getSuperBound());
            case WildcardType _ -> "?";
            case TypeVariable variable ->
                    isCaptured(variable) ? "? extends " + of(variable.getUpperBound()) : of(variable);
            case IntersectionType both -> "? extends " + of(both);
            default -> of(type);
        };
    }

    private static boolean isCaptured(TypeVariable variable) {
        return variable.asElement().getSimpleName().toString().contains("captured");
    }
}
