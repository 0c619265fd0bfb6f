package catenary.dsl;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What `import module java.base` comes to in a script that uses only some names: javac looks into every package of a
/// module that is imported, which takes it longer than all else in a short script.
final class BaseImports {

    static final String WHOLE = "import module java.base;";

    private static final Module BASE = Object.class.getModule();

    private BaseImports() {}

    /// Imports of the classes of `java.base` among `names`; of the whole module where several of its classes have one name, so
    /// that javac says so. A class of ours goes before one of the module, as it does where both are imported on demand.
    static List<String> of(Collection<String> names, Collection<String> ourPackages) {
        var packages = BASE.getDescriptor().exports().stream().filter(e -> !e.isQualified())
                .map(ModuleDescriptor.Exports::source).toList();
        var imports = new ArrayList<String>();
        for (String name : names) {
            if (name.isEmpty() || !Character.isUpperCase(name.charAt(0)) || isPublic("java.lang", name)) continue;
            var homes = packages.stream().filter(p -> isPublic(p, name)).toList();
            if (homes.isEmpty() || ourPackages.stream().anyMatch(p -> OwnClasses.has(p, name))) continue;
            if (homes.size() > 1) return List.of(WHOLE);
            imports.add("import " + homes.getFirst() + "." + name + ";");
        }
        return imports;
    }

    private static boolean isPublic(String packageName, String name) {
        var type = Class.forName(BASE, packageName + "." + name);
        return type != null && Modifier.isPublic(type.getModifiers());
    }
}
