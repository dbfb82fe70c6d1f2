package org.seqwise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.seqwise.data.InvalidInputException;

/**
 * Arrays of float32 by name and notes about them, in the safetensors format (https://github.com/huggingface/safetensors, "Format"): 8 bytes,
 * the length of the header; the header in JSON, with each array's type, shape and place and the notes as {@code __metadata__}; then the
 * arrays' numbers without a gap. All is little-endian. Of the format, arrays of one axis in the order of their places are read.
 *
 * @param metadata notes by name
 * @param arrays in their order in the file
 */
record SafeTensors(Map<String, String> metadata, Map<String, float[]> arrays) {

    private static final String METADATA = "__metadata__";
    private static final int LONGEST_HEADER = 1 << 28;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    void write(Path file) throws IOException {
        byte[] header = JSON.writeValueAsBytes(header());
        if (header.length > LONGEST_HEADER) {
            throw new IOException("The header of " + file + " would be too long to be read again.");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (float[] numbers : arrays.values()) {
                out.write(FloatBytes.of(numbers));
            }
        }
    }

    private ObjectNode header() {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode notes = header.putObject(METADATA);
        metadata.forEach(notes::put);
        long from = 0;
        for (Map.Entry<String, float[]> array : arrays.entrySet()) {
            int count = array.getValue().length;
            header.set(array.getKey(), description(count, from));
            from += (long) count * Float.BYTES;
        }
        return header;
    }

    private static ObjectNode description(int count, long from) {
        ObjectNode description = JSON.createObjectNode().put("dtype", "F32");
        description.putArray("shape").add(count);
        description.putArray("data_offsets").add(from).add(from + (long) count * Float.BYTES);
        return description;
    }

    /**
     * Reads a file whose arrays are known by name and size: no memory is taken because a file declares something.
     *
     * @param size returns how many numbers the array of a name must have, or throws
     * @throws InvalidInputException if the file is something else; the message is the middle of a sentence
     */
    static SafeTensors read(Path file, ToIntFunction<String> size) {
        return reading(file, in -> {
            JsonNode header = readHeader(in);
            return new SafeTensors(metadata(header), readArrays(in, header, size));
        });
    }

    /**
     * Reads the notes of a file alone.
     *
     * @throws InvalidInputException if the file is something else; the message is the middle of a sentence
     */
    static Map<String, String> metadata(Path file) {
        return reading(file, in -> metadata(readHeader(in)));
    }

    private static Map<String, String> metadata(JsonNode header) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> note : header.path(METADATA).properties()) {
            metadata.put(note.getKey(), note.getValue().asText());
        }
        return metadata;
    }

    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return reading.from(in);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("its header is not JSON: " + e.getOriginalMessage(), e);
        } catch (EOFException e) {
            throw new InvalidInputException("it ends within its arrays", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        }
    }

    private static JsonNode readHeader(InputStream in) throws IOException {
        byte[] first = in.readNBytes(Long.BYTES);
        long length = first.length < Long.BYTES
                ? -1
                : ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
        InvalidInputException.require(
                length > 0 && length <= LONGEST_HEADER, "it does not begin with the length of a header");
        byte[] header = in.readNBytes((int) length);
        InvalidInputException.require(header.length == length, "it ends within its header");
        JsonNode tree = JSON.readTree(header);
        InvalidInputException.require(tree.isObject(), "its header is no JSON object");
        return tree;
    }

    private static Map<String, float[]> readArrays(InputStream in, JsonNode header, ToIntFunction<String> size)
            throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        long from = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            String name = entry.getKey();
            if (!name.equals(METADATA)) {
                int count = size.applyAsInt(name);
                String expected = description(count, from).toString();
                InvalidInputException.require(
                        entry.getValue().toString().equals(expected), "'%s' is not %s", name, expected);
                arrays.put(name, FloatBytes.read(in, count));
                from += (long) count * Float.BYTES;
            }
        }
        InvalidInputException.require(in.read() < 0, "something follows the last of its arrays");
        return arrays;
    }
}
