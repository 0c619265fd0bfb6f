package catenary.dsl;

import java.util.Map;

/// Defines the classes of one script.
final class ScriptLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    ScriptLoader(Map<String, byte[]> classes) {
        super("script", ScriptLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
