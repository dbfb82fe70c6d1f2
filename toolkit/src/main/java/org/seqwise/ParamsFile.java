package org.seqwise;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;

/**
 * The weights of a network in the form in which DJL saves a model, read and written without an engine. All but the numbers follows from the
 * network, so that a file is right where every byte between them is.
 *
 * @param parts in their order in the file
 */
record ParamsFile(List<Part> parts) {

    private static final String WRONG = "%s does not hold the weights that " + ModelFolder.MANIFEST
            + " describes: %s. Maybe copy the folder again.";

    /**
     * One parameter.
     *
     * @param head what DJL writes before its numbers
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(byte[] head, ParameterShape parameter) {}

    /** Returns the form of a network's weights since format version 2. */
    static ParamsFile of(NetworkShape network) {
        DjlBytes head = beginning(network);
        List<Part> parts = new ArrayList<>();
        for (ParameterShape parameter : network.parameters()) {
            parts.add(new Part(head.parameter(parameter.name(), parameter).toArray(), parameter));
            head = new DjlBytes();
        }
        return new ParamsFile(parts);
    }

    /** Returns what every format version begins with: the head of the model and of its outermost block. */
    static DjlBytes beginning(NetworkShape network) {
        long[] lastStep = {1};
        return new DjlBytes().model(values(network), lastStep).block(1, values(network), lastStep);
    }

    /** Returns the shape of a batch of one sequence of one step, as blocks note that of their input. */
    static long[] values(NetworkShape network) {
        return new long[] {1, 1, network.featureCount()};
    }

    /** Returns how many bytes the file has. */
    long size() {
        return parts.stream()
                .mapToLong(part -> part.head.length + (long) part.parameter.size() * Float.BYTES)
                .sum();
    }

    /** @param weights by name, each of the parameter's size */
    void write(Path file, Map<String, float[]> weights) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Part part : parts) {
                out.write(part.head);
                out.write(FloatBytes.of(Objects.requireNonNull(weights.get(part.parameter.name()))));
            }
        }
    }

    /**
     * Returns the weights by name, in the order of the network's parameters.
     *
     * @throws InvalidInputException if the file differs from the form in any byte that is not a number's, or is shorter or longer
     */
    Map<String, float[]> read(Path file) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Part part : parts) {
                boolean isThere = Arrays.equals(in.readNBytes(part.head.length), part.head);
                InvalidInputException.require(
                        isThere, WRONG, file, "there is no " + part.parameter + " where it should be");
                weights.put(part.parameter.name(), FloatBytes.read(in, part.parameter.size()));
            }
            InvalidInputException.require(in.read() < 0, WRONG, file, "something follows the last of them");
            return weights;
        } catch (EOFException e) {
            throw new InvalidInputException(String.format(WRONG, file, "it ends within them"), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        }
    }
}
