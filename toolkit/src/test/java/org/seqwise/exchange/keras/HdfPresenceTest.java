package org.seqwise.exchange.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class HdfPresenceTest {

    @Test
    void missingLibraryIsNamed() throws ReflectiveOperationException {
        Class<?> importer = new WithoutJhdf().loadClass(KerasImporter.class.getName());
        Object made = importer.getConstructor().newInstance();
        InvocationTargetException thrown =
                assertThrows(InvocationTargetException.class, () -> importer.getMethod("read", Path.class)
                        .invoke(made, Path.of("model.h5")));
        assertEquals(
                InvalidInputException.class.getName()
                        + ": Models of Keras need io.jhdf:jhdf, which is not on the class path. Maybe add the dependency io.jhdf:jhdf.",
                String.valueOf(thrown.getCause()));
    }

    /** Loads this package anew, and nothing of jHDF. */
    private static final class WithoutJhdf extends ClassLoader {

        WithoutJhdf() {
            super(HdfPresenceTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.jhdf")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.seqwise.exchange")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defined(name) : loaded;
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] all = bytes.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
