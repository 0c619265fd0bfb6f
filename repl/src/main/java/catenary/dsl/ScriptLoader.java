package catenary.dsl;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Defines the classes of one script.
final class ScriptLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    /// @param libraries jars that the script sees besides the class path, which goes before them
    ScriptLoader(Map<String, byte[]> classes, List<Path> libraries) {
        super("script", parent(libraries));
        this.classes = classes;
    }

    private static ClassLoader parent(List<Path> libraries) {
        var ours = ScriptLoader.class.getClassLoader();
        if (libraries.isEmpty()) return ours;
        var urls = new URL[libraries.size()];
        try {
            for (int i = 0; i < urls.length; i++) urls[i] = libraries.get(i).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return new URLClassLoader("libraries", urls, ours);
    }

    /// The script's own classes first: to ask the parent for one would open every jar of the class path.
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
