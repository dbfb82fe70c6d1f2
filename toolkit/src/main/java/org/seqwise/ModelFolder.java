package org.seqwise;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.data.InvalidInputException;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.TrainingState;

/**
 * A model as a folder, the same whichever engine wrote it:
 *
 * <ul>
 *   <li>{@code seqwise.json}: the {@link Manifest}
 *   <li>{@code net-0000.params}: the weights, in DJL's own format
 *   <li>{@code training.safetensors}: the {@link TrainingStateFile}, with which a training goes on; a folder without it scores the same
 *   <li>{@code SHA256SUMS}: the checksums of them all, as {@code sha256sum} writes and checks them
 * </ul>
 *
 * <p>Format version 1 is the first. Version 2 adds to the manifest what is done to heavy tails, and names the network's parts and its
 * weights by {@link NetworkShape}. Version 3 has the whole {@link org.seqwise.evaluation.Objective} where there was a weight for 1s. A
 * later one reads all earlier ones.
 */
final class ModelFolder {

    static final int FORMAT_VERSION = 3;
    static final String MANIFEST = "seqwise.json";
    static final String WEIGHTS = "net-0000.params";

    private static final String MODEL_NAME = "net";
    private static final byte[] DJL_MAGIC = {'D', 'J', 'L', '@'};

    private ModelFolder() {}

    static void save(Model model, Manifest manifest, TrainingState state, Path folder) {
        FolderSwap.replace(folder, MANIFEST, staging -> {
            model.setProperty("Epoch", "0");
            model.save(staging, MODEL_NAME);
            ManifestJson.write(staging.resolve(MANIFEST), manifest);
            if (state.epochs() == 0) {
                Checksums.write(staging, MANIFEST, WEIGHTS);
            } else {
                TrainingStateFile.write(staging.resolve(TrainingStateFile.NAME), state);
                Checksums.write(staging, MANIFEST, WEIGHTS, TrainingStateFile.NAME);
            }
        });
    }

    static SequenceClassifier load(Path folder, String engine, Device device) {
        Path present = FolderSwap.present(folder);
        InvalidInputException.require(
                Files.isDirectory(present), "Model (%s) must be a folder; there is none.", folder);
        InvalidInputException.require(
                Files.isRegularFile(present.resolve(MANIFEST)),
                "Model (%s) must be a folder that Seqwise saved; it has no %s.",
                folder,
                MANIFEST);
        // First, since a newer Seqwise may keep other files.
        ManifestJson.requireNotNewer(present.resolve(MANIFEST));
        Checksums.verify(present, MANIFEST, WEIGHTS);
        Manifest manifest = ManifestJson.read(present.resolve(MANIFEST));
        requireDjlFormat(present.resolve(WEIGHTS));
        Model model = Model.newInstance(MODEL_NAME, device, engine);
        try {
            boolean isFirst = ManifestJson.version(present.resolve(MANIFEST)) == 1;
            model.setBlock(isFirst ? FirstFormat.newBlock(manifest.network()) : newBlock(manifest.network()));
            model.load(present, MODEL_NAME);
            if (isFirst) {
                FirstFormat.upgrade(model, newBlock(manifest.network()));
            }
            requireShapes(model, manifest.network(), present);
            model.getBlock().freezeParameters(true);
            // Keeps the weights, and gives the inputs the names without which the model could not be saved again.
            model.getBlock()
                    .initialize(
                            model.getNDManager(), DataType.FLOAT32, SequenceNetwork.inputShapes(manifest.network()));
            return new SequenceClassifier(model, manifest, readState(present, manifest.network()));
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new InvalidInputException(
                    present.resolve(WEIGHTS) + " does not hold the weights that " + MANIFEST + " describes.", e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    // Where the checksums name the file it must be there; where it is there they must name it.
    private static TrainingState readState(Path folder, NetworkShape network) {
        Path file = folder.resolve(TrainingStateFile.NAME);
        if (Files.notExists(file) && !Checksums.state(folder, TrainingStateFile.NAME)) {
            return TrainingState.NONE;
        }
        Checksums.verify(folder, TrainingStateFile.NAME);
        return TrainingStateFile.read(file, network);
    }

    private static Block newBlock(NetworkShape network) {
        return SequenceNetwork.builder().setShape(network).build();
    }

    // What is not in DJL's own format, one engine skips without a word and another hands to its native reader.
    private static void requireDjlFormat(Path weights) {
        try (InputStream in = Files.newInputStream(weights)) {
            InvalidInputException.require(
                    Arrays.equals(in.readNBytes(DJL_MAGIC.length), DJL_MAGIC),
                    "%s does not hold the weights that %s describes: it is not in DJL's format.",
                    weights,
                    MANIFEST);
        } catch (IOException e) {
            throw new UncheckedIOException(weights + " could not be read.", e);
        }
    }

    // DJL takes whatever shapes a file has, without a word.
    private static void requireShapes(Model model, NetworkShape network, Path folder) {
        Map<String, Shape> expected = expectedShapes(network);
        Map<String, Shape> found = shapes(model.getBlock());
        InvalidInputException.require(
                found.equals(expected),
                "%s has weights of shapes %s; %s describes %s.",
                folder.resolve(WEIGHTS),
                found,
                MANIFEST,
                expected);
    }

    private static Map<String, Shape> expectedShapes(NetworkShape network) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Pair<String, Parameter> named : newBlock(network).getParameters()) {
            shapes.put(named.getKey(), named.getValue().getShape());
        }
        return shapes;
    }

    private static Map<String, Shape> shapes(Block block) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Pair<String, Parameter> named : block.getParameters()) {
            shapes.put(named.getKey(), named.getValue().getArray().getShape());
        }
        return shapes;
    }
}
