package org.seqwise.baseline;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

class TribuoPresenceTest {

    @Test
    void missingLibraryIsNamed() throws ReflectiveOperationException {
        ClassLoader without = new WithoutTribuo();
        Method fit = without.loadClass(Baselines.class.getName()).getMethod("fit", Sequences.class, long.class);
        Sequences train = Planted.of(20, 1, Planted::byLastStep);
        InvocationTargetException thrown =
                assertThrows(InvocationTargetException.class, () -> fit.invoke(null, train, 1L));
        String said = String.valueOf(thrown.getCause());
        assertTrue(said.startsWith(InvalidInputException.class.getName() + ": Baselines need org.tribuo:"), said);
        assertTrue(
                said.endsWith("Maybe add the dependencies org.tribuo:tribuo-classification-sgd and"
                        + " org.tribuo:tribuo-classification-xgboost."),
                said);
    }

    /** Loads this package anew, and nothing of Tribuo. */
    private static final class WithoutTribuo extends ClassLoader {

        WithoutTribuo() {
            super(TribuoPresenceTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.tribuo")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.seqwise.baseline")) {
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
