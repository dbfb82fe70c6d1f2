package org.seqwise;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads everything on the class path anew but what belongs to one library. */
final class ClassesWithout extends URLClassLoader {

    private final String prefix;

    /** @param prefix what the names of the library's classes begin with */
    ClassesWithout(String prefix) {
        super(classpath(), ClassLoader.getPlatformClassLoader());
        this.prefix = prefix;
    }

    private static URL[] classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(ClassesWithout::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(entry, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(prefix)) {
            throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
    }
}
