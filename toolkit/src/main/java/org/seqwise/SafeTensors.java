package org.seqwise;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
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
    /** The notes of a checkpoint have one text of up to 20 million characters, which is the most that is read. */
    static final int LONGEST_HEADER = 1 << 25;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxTokenCount(4_000_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
            Map<String, Integer> counts = new LinkedHashMap<>();
            Map<String, String> metadata = readHeader(in, new Offsets(size, counts));
            return new SafeTensors(metadata, readArrays(in, counts));
        });
    }

    /**
     * Reads the notes of a file alone.
     *
     * @throws InvalidInputException if the file is something else; the message is the middle of a sentence
     */
    static Map<String, String> metadata(Path file) {
        return reading(file, in -> readHeader(in, (name, description) -> {}));
    }

    private interface ArrayCheck {
        void accept(String name, JsonNode description);
    }

    /** Checks what a header says of each array as it comes, so that one that is wrong ends it. */
    private static final class Offsets implements ArrayCheck {

        private final ToIntFunction<String> size;
        private final Map<String, Integer> counts;
        private long from;

        Offsets(ToIntFunction<String> size, Map<String, Integer> counts) {
            this.size = size;
            this.counts = counts;
        }

        @Override
        public void accept(String name, JsonNode description) {
            int count = size.applyAsInt(name);
            String expected = description(count, from).toString();
            InvalidInputException.require(description.toString().equals(expected), "'%s' is not %s", name, expected);
            counts.put(name, count);
            from += (long) count * Float.BYTES;
        }
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

    private static Map<String, String> readHeader(InputStream in, ArrayCheck arrays) throws IOException {
        byte[] first = in.readNBytes(Long.BYTES);
        long length = first.length < Long.BYTES
                ? -1
                : ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
        InvalidInputException.require(
                length > 0 && length <= LONGEST_HEADER, "it does not begin with the length of a header");
        byte[] header = in.readNBytes((int) length);
        InvalidInputException.require(header.length == length, "it ends within its header");
        Map<String, String> metadata = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(header)) {
            InvalidInputException.require(parser.nextToken() == JsonToken.START_OBJECT, "its header is no JSON object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                JsonNode description = JSON.reader().readTree(parser);
                if (name.equals(METADATA)) {
                    description
                            .properties()
                            .forEach(note ->
                                    metadata.put(note.getKey(), note.getValue().asText()));
                } else {
                    arrays.accept(name, description);
                }
            }
            InvalidInputException.require(
                    parser.nextToken() == null, "its header is not JSON: something follows its end");
        }
        return metadata;
    }

    private static Map<String, float[]> readArrays(InputStream in, Map<String, Integer> counts) throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> array : counts.entrySet()) {
            arrays.put(array.getKey(), FloatBytes.read(in, array.getValue()));
        }
        InvalidInputException.require(in.read() < 0, "something follows the last of its arrays");
        return arrays;
    }
}
