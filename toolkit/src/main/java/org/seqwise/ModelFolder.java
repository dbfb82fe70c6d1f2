package org.seqwise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seqwise.data.FolderSwap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.TrainingState;

/**
 * A model as a folder, read and written without an engine:
 *
 * <ul>
 *   <li>{@code seqwise.json}: the {@link Manifest}
 *   <li>{@code net-0000.params}: the weights, in DJL's own format
 *   <li>{@code training.safetensors}: the {@link TrainingStateFile}, with which a training goes on; a folder without it scores the same
 *   <li>{@code SHA256SUMS}: the checksums of them all, as {@code sha256sum} writes and checks them
 * </ul>
 *
 * <p>Format version 1 is the first. Version 2 adds to the manifest what is done to heavy tails, and names the network's parts and its
 * weights by {@link NetworkShape}. Version 3 has the whole {@link org.seqwise.evaluation.Objective} where there was a weight for 1s. Version 4
 * has a whole {@link org.seqwise.data.Preprocessor}. Version 5 says in the objective how 1s were dealt, which an earlier Seqwise would not
 * correct for. A later one reads all earlier ones.
 */
final class ModelFolder {

    static final int FORMAT_VERSION = 5;
    static final String MANIFEST = "seqwise.json";
    static final FolderSwap SWAP = new FolderSwap("a model", MANIFEST);
    static final String WEIGHTS = "net-0000.params";

    private ModelFolder() {}

    static void save(SavedModel model, Path folder) {
        SWAP.replace(folder, staging -> {
            ManifestJson.write(staging.resolve(MANIFEST), model.manifest());
            ParamsFile.of(model.manifest().network()).write(staging.resolve(WEIGHTS), model.weights());
            if (model.state().epochs() == 0) {
                Checksums.write(staging, MANIFEST, WEIGHTS);
            } else {
                TrainingStateFile.write(staging.resolve(TrainingStateFile.NAME), model.state());
                Checksums.write(staging, MANIFEST, WEIGHTS, TrainingStateFile.NAME);
            }
        });
    }

    static SavedModel read(Path folder) {
        Path present = FolderSwap.present(folder);
        InvalidInputException.require(
                Files.isDirectory(present), "Model (%s) must be a folder; there is none.", folder);
        Path description = present.resolve(MANIFEST);
        InvalidInputException.require(
                Files.isRegularFile(description),
                "Model (%s) must be a folder that Seqwise saved; it has no %s.",
                folder,
                MANIFEST);
        // First, since a newer Seqwise may keep other files.
        ManifestJson.requireNotNewer(description);
        Checksums.verify(present, MANIFEST, WEIGHTS);
        Manifest manifest = ManifestJson.read(description);
        NetworkShape network = manifest.network();
        ParamsFile weights = isFirst(description) ? FirstFormat.of(network) : ParamsFile.of(network);
        return new SavedModel(manifest, weights.read(present.resolve(WEIGHTS)), readState(present, network));
    }

    private static boolean isFirst(Path description) {
        try {
            return ManifestJson.version(description) == 1;
        } catch (IOException e) {
            throw new UncheckedIOException(description + " could not be read.", e);
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
}
