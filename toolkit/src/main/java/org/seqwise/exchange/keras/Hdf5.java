package org.seqwise.exchange.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * What of an HDF5 file Keras's models need. The file is a stranger's: links are not followed, sizes are held against that of the file
 * before anything is read, and whatever goes wrong below says that the file is damaged.
 */
final class Hdf5 {

    private static final int MOST_TEXTS = 64;

    private final String name;
    private final long size;
    private final HdfFile file;

    private Hdf5(String name, ByteBuffer content) {
        this.name = name;
        size = content.limit();
        file = reading(name, () -> new HdfFile(new MeteredChannel(content)));
    }

    /** @param name for errors */
    static Hdf5 of(String name, ByteBuffer content) {
        HdfPresence.require();
        long stated = statedSize(content);
        InvalidInputException.require(
                stated <= content.limit(),
                "%s is no whole HDF5 file: it has %d bytes and says that it has %d. Maybe copy it again.",
                name,
                content.limit(),
                stated);
        return new Hdf5(name, content);
    }

    /** Returns the size that the file says it has, as far as addresses are of eight bytes. */
    private static long statedSize(ByteBuffer content) {
        if (content.limit() < 52) {
            return 52;
        }
        ByteBuffer bytes = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        // The end is the third address of versions 0 and 1, of which the latter has four more bytes before, and of 2
        // and 3.
        return switch (bytes.get(8)) {
            case 0 -> bytes.get(13) == Long.BYTES ? bytes.getLong(40) : 0;
            case 1 -> bytes.get(13) == Long.BYTES ? bytes.getLong(44) : 0;
            default -> bytes.get(9) == Long.BYTES ? bytes.getLong(28) : 0;
        };
    }

    /** Returns how many bytes the file has. */
    long size() {
        return size;
    }

    /** Returns whether there is a group of this path. */
    boolean has(String path) {
        return reading(name, () -> find(path) instanceof Group);
    }

    /** Returns an attribute's text, or null where there is none. */
    @Nullable
    String text(String path, String attribute) {
        List<String> texts = texts(path, attribute);
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** Returns an attribute's texts, one where it is no array, none where there is no such attribute. */
    List<String> texts(String path, String attribute) {
        return reading(name, () -> {
            List<String> all = new ArrayList<>();
            Node node = group(path);
            all.addAll(texts(node.getAttribute(attribute)));
            // Of texts beyond 64 kB Keras makes several attributes.
            for (int i = 0; all.isEmpty() || i > 0; i++) {
                List<String> some = texts(node.getAttribute(attribute + i));
                all.addAll(some);
                if (some.isEmpty()) {
                    break;
                }
            }
            return all;
        });
    }

    private List<String> texts(@Nullable Attribute attribute) {
        if (attribute == null || attribute.isEmpty() || attribute.getSize() == 0) {
            return List.of();
        }
        InvalidInputException.require(
                attribute.getDimensionsAsLong().length <= 1 && attribute.getSize() <= MOST_TEXTS,
                "%s: attribute '%s' has %d texts; there must be at most %d.",
                name,
                attribute.getName(),
                attribute.getSize(),
                MOST_TEXTS);
        InvalidInputException.require(
                attribute.getJavaType() == String.class,
                "%s: attribute '%s' is no text; it must be.",
                name,
                attribute.getName());
        Object data = attribute.getData();
        return data instanceof String[] many ? Arrays.asList(many) : List.of((String) data);
    }

    /** Returns an array of floating-point numbers. */
    KerasArray array(String path) {
        return reading(name, () -> {
            Node node = find(path);
            if (!(node instanceof Dataset dataset)) {
                throw new InvalidInputException(name + " has no array '" + path + "'; a model of Keras must have it.");
            }
            requireReadable(path, dataset);
            List<Integer> shape = Arrays.stream(dataset.getDimensions()).boxed().toList();
            return new KerasArray(name + ": " + path, shape, () -> reading(name, () -> floats(dataset.getDataFlat())));
        });
    }

    private void requireReadable(String path, Dataset dataset) {
        DataLayout layout = dataset.getDataLayout();
        InvalidInputException.require(
                layout != DataLayout.CHUNKED,
                "%s: array '%s' is in chunks, which Keras does not write. Maybe copy the file by h5repack -l CONTI.",
                name,
                path);
        InvalidInputException.require(
                dataset.getDataType() instanceof FloatingPoint,
                "%s: array '%s' must be of float16, float32 or float64. Maybe save the model in float32.",
                name,
                path);
        InvalidInputException.require(
                !dataset.isEmpty() && dataset.getSizeInBytes() <= size,
                "%s: array '%s' would take %d bytes of a file of %d; it must fit. The file is damaged.",
                name,
                path,
                dataset.getSizeInBytes(),
                size);
    }

    private static float[] floats(Object data) {
        if (data instanceof double[] wide) {
            float[] narrow = new float[wide.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) wide[i];
            }
            return narrow;
        }
        return (float[]) data;
    }

    private Group group(String path) {
        if (find(path) instanceof Group group) {
            return group;
        }
        throw new InvalidInputException(name + " has no group '" + path + "'; a model of Keras must have it.");
    }

    private @Nullable Node find(String path) {
        Node node = file;
        for (String part : parts(path)) {
            node = node instanceof Group group ? group.getChild(part) : null;
            if (node == null) {
                return null;
            }
            InvalidInputException.require(
                    !node.isLink(), "%s: '%s' is a link to elsewhere, which is not followed.", name, path);
        }
        return node;
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Says of whatever the library throws that the file is damaged, which it does not always. */
    private static <T> T reading(String name, Supplier<T> how) {
        try {
            return how.get();
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The last two where it states sizes, or a depth, that it has not.
            throw new InvalidInputException(name + " is no whole HDF5 file: " + cause(e) + " Maybe copy it again.", e);
        }
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage());
        return deepest.getMessage() == null
                ? deepest.getClass().getSimpleName() + "."
                : message.endsWith(".") ? message : message + ".";
    }
}
