package org.seqwise.exchange.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** A model as Keras saved it, in either of its two forms. */
interface KerasFile {

    // It is printed, and may be a stranger's.
    Pattern VERSION = Pattern.compile("[\\w.+-]{1,40}");

    /** Returns the model's class and configuration. */
    JsonNode model();

    /** Returns what is known of the loss, or a missing node. */
    JsonNode loss();

    /** Returns the version of Keras that wrote it, {@code unknown} if it does not say. */
    String version();

    /**
     * Returns a layer's arrays.
     *
     * @param layer which
     * @param index how many layers of its class come before it
     * @param places where, within the layer, its arrays are, as Keras 3 has them
     * @param each how many arrays there are at each place
     */
    List<KerasArray> arrays(KerasLayer layer, int index, List<String> places, int each);

    /** Returns how many bytes of weights there can be. */
    long size();

    /** Opens a file, told by its first bytes. */
    static KerasFile open(Path path) {
        InvalidInputException.require(
                Files.isRegularFile(path), "Model of Keras (%s) must be a file; there is none.", path);
        try {
            byte[] start;
            try (InputStream in = Files.newInputStream(path)) {
                start = in.readNBytes(8);
            }
            if (Arrays.equals(start, new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'})) {
                return new LegacyFile(Hdf5.of(path.toString(), mapped(path)), path);
            }
            InvalidInputException.require(
                    start.length > 1 && start[0] == 'P' && start[1] == 'K',
                    "%s is neither HDF5 nor a zip, as .h5 and .keras are. Maybe save the model by model.save(\"model.keras\").",
                    path);
            return KerasArchive.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " could not be read.", e);
        }
    }

    private static ByteBuffer mapped(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            InvalidInputException.require(
                    channel.size() <= Integer.MAX_VALUE,
                    "%s has %d bytes; a model must have at most %d. Maybe save it without its optimizer's state.",
                    path,
                    channel.size(),
                    Integer.MAX_VALUE);
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Returns a version that a file states, {@code unknown} if it is none. */
    static String version(@Nullable String stated) {
        return stated != null && VERSION.matcher(stated).matches() ? stated : "unknown";
    }

    /** Returns JSON that a file holds. */
    static JsonNode json(String place, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    place + " is no JSON: " + e.getOriginalMessage() + ". Maybe copy the file again.", e);
        }
    }
}
