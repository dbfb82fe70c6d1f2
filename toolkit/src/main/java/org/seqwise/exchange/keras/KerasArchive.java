package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.seqwise.data.InvalidInputException;

/**
 * A zip, as Keras 3 writes it: the configuration as JSON, and HDF5 in which each layer has a group, named by its class and its place among
 * those of its class, whose arrays are numbered.
 *
 * @param path of the zip, for errors
 * @param config what {@code config.json} holds
 * @param version what {@code metadata.json} says
 * @param weights what {@code model.weights.h5} holds
 */
record KerasArchive(Path path, JsonNode config, String version, Hdf5 weights) implements KerasFile {

    private static final String WEIGHTS = "model.weights.h5";
    private static final int MOST_JSON = 1 << 24;
    // Keras compresses nothing. Beyond this size, what was compressed to less than a hundredth is no model's.
    private static final long MOST_COMPRESSED = 1 << 26;
    private static final long MOST_TIMES = 100;

    static KerasArchive read(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            JsonNode config = json(path, zip, "config.json");
            String version = KerasFile.version(
                    json(path, zip, "metadata.json").path("keras_version").asText());
            byte[] weights = bytes(path, zip, WEIGHTS, Integer.MAX_VALUE - 8);
            return new KerasArchive(path, config, version, Hdf5.of(path + ": " + WEIGHTS, ByteBuffer.wrap(weights)));
        } catch (ZipException | EOFException e) {
            throw new InvalidInputException(path + " is no whole zip: " + e.getMessage() + ". Maybe copy it again.", e);
        }
    }

    private static JsonNode json(Path path, ZipFile zip, String name) throws IOException {
        return KerasFile.json(
                path + ": " + name, new String(bytes(path, zip, name, MOST_JSON), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Path path, ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidInputException(path + " has no " + name
                    + "; a model of Keras must have it. Maybe save it by model.save(\"model.keras\").");
        }
        long size = entry.getSize();
        boolean isBomb = size > MOST_COMPRESSED && size / MOST_TIMES > entry.getCompressedSize();
        InvalidInputException.require(
                size >= 0 && size <= most && !isBomb,
                "%s: %s would be %d bytes, in a zip where it takes %d; it must be at most %d, and a hundred times as many.",
                path,
                name,
                size,
                entry.getCompressedSize(),
                most);
        try (InputStream in = zip.getInputStream(entry)) {
            // It grows with what is there, not with what is said to be.
            byte[] bytes = in.readNBytes((int) size);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            InvalidInputException.require(
                    bytes.length == size && in.read() < 0 && sum.getValue() == entry.getCrc(),
                    "%s: %s is not what the zip says of it; it is damaged. Maybe copy it again.",
                    path,
                    name);
            return bytes;
        }
    }

    @Override
    public JsonNode model() {
        return config;
    }

    @Override
    public JsonNode loss() {
        return config.path("compile_config").path("loss");
    }

    @Override
    public List<KerasArray> arrays(KerasLayer layer, int index, List<String> places, int each) {
        String own = layer.kind().toLowerCase(Locale.ROOT) + (index == 0 ? "" : "_" + index);
        List<KerasArray> arrays = new ArrayList<>();
        for (String place : places) {
            String group = group(own, place, layer);
            for (int i = 0; i < each; i++) {
                arrays.add(weights.array(group + "/" + i));
            }
        }
        return arrays;
    }

    // The second is what the first Keras that wrote such files called it.
    private String group(String own, String place, KerasLayer layer) {
        for (String top : List.of("layers", "_layer_checkpoint_dependencies")) {
            String group = top + "/" + own + "/" + place + "/vars";
            if (weights.has(group)) {
                return group;
            }
        }
        throw new InvalidInputException(
                path + " has no weights of " + layer + " in a group layers/" + own + "; the model must have them.");
    }

    @Override
    public long size() {
        return weights.size();
    }
}
