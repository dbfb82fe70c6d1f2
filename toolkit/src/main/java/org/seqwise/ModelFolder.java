package org.seqwise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seqwise.data.FolderSwap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.ReadSteps;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.TrainingState;

/**
 * A model as a folder, read and written without an engine:
 *
 * <ul>
 *   <li>{@code seqwise.json}: the {@link Manifest}
 *   <li>{@code net-0000.params}: the weights, in DJL's own format
 *   <li>{@code training.safetensors}: the {@link TrainingStateFile}, with which a training goes on; a folder without it scores the same
 *   <li>{@code SHA256SUMS}: the checksums of these, as {@code sha256sum} writes and checks them
 *   <li>{@code serving.properties}: the {@link ServingFile}, which is for DJL alone
 * </ul>
 *
 * <p>Format version 1 is the first. Version 2 adds to the manifest what is done to heavy tails, and names the network's parts and its
 * weights by {@link NetworkShape}. Version 3 has the whole {@link org.seqwise.evaluation.Objective} where there was a weight for 1s. Version 4
 * has a whole {@link org.seqwise.data.Preprocessor}. A later one reads all earlier ones.
 *
 * <p>Version 5 is that of an ensemble, of two members or more: each has its weights and its state in a folder of its own, {@code member-1}
 * and so on, which the checksums name with their paths. A model of one member remains of version 4, so that whoever reads that
 * reads it, and refuses an ensemble instead of taking a part for the whole. So is one whose objective says that 1s were dealt more often than
 * the data has them, which an earlier Seqwise would not correct for.
 *
 * <p>Version 6 is that of a calibrated model, of one member or more: its manifest has a {@link Calibrator}, which an earlier Seqwise would
 * leave away. A model without stays what it was.
 *
 * <p>Version 7 is that of a model that does not read all steps of a sequence and no others, which an earlier Seqwise would: its
 * preprocessor has {@link ReadSteps}.
 */
final class ModelFolder {

    /** The last that there is. */
    static final int FORMAT_VERSION = 7;

    private static final int PLAIN = 4;
    private static final int TOGETHER = 5;
    private static final int CALIBRATED = 6;
    private static final int OF_OTHER_STEPS = 7;
    static final String MANIFEST = "seqwise.json";
    static final FolderSwap SWAP = new FolderSwap("a model", MANIFEST);
    static final String WEIGHTS = "net-0000.params";

    private static final long SLACK = 1 << 20;

    /** What an optimizer keeps of each weight: two numbers the most that there are, and room for those of a newer one. */
    private static final int MOST_FIGURES = 8;

    private ModelFolder() {}

    static void save(SavedModel model, Path folder) {
        SWAP.replace(folder, staging -> {
            ManifestJson.write(staging.resolve(MANIFEST), model.manifest());
            List<String> names = new ArrayList<>(List.of(MANIFEST));
            for (int i = 0; i < model.members().size(); i++) {
                String place = place(i, model.members().size());
                names.addAll(write(model.members().get(i), model.manifest().network(), staging, place));
            }
            Checksums.write(staging, names.toArray(String[]::new));
            ServingFile.write(staging);
        });
    }

    private static List<String> write(SavedMember member, NetworkShape network, Path staging, String place)
            throws IOException {
        Files.createDirectories(staging.resolve(place));
        ParamsFile.of(network).write(staging.resolve(place + WEIGHTS), member.weights());
        if (member.state().epochs() == 0) {
            return List.of(place + WEIGHTS);
        }
        TrainingStateFile.write(staging.resolve(place + TrainingStateFile.NAME), member.state());
        return List.of(place + WEIGHTS, place + TrainingStateFile.NAME);
    }

    /**
     * Returns the format version of a model.
     *
     * @param members how many it has
     * @param objective which says how much more often than the data has them its training dealt 1s
     * @param calibration what is done to its probabilities
     * @param steps which it reads
     */
    static int version(int members, Objective objective, Calibrator calibration, ReadSteps steps) {
        if (!steps.areAll()) {
            return OF_OTHER_STEPS;
        }
        if (!calibration.changesNothing()) {
            return CALIBRATED;
        }
        return members == 1 && objective.oversampling() == 1 ? PLAIN : TOGETHER;
    }

    /** Returns what stands before the names of a member's files: a folder, or nothing where there is no other. */
    private static String place(int member, int members) {
        return members == 1 ? "" : "member-" + (member + 1) + "/";
    }

    /**
     * Reads a folder, which may be a stranger's: at worst it is refused. Nothing is read before its size is known to be possible, nothing
     * outside the folder is, and no class is named in it.
     */
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
        FolderBounds bounds = FolderBounds.of(present);
        bounds.require(MANIFEST, ManifestJson.MOST_BYTES);
        bounds.require(Checksums.FILE, Checksums.MOST_BYTES);
        // First, since a newer Seqwise may keep other files.
        ManifestJson.requireNotNewer(description);
        Checksums.verify(present, MANIFEST);
        Manifest manifest = ManifestJson.read(description);
        NetworkShape network = manifest.network();
        ParamsFile form = form(network, description);
        requireRoom(form.size(), manifest.memberCount(), description);
        List<SavedMember> members = new ArrayList<>();
        for (int i = 0; i < manifest.memberCount(); i++) {
            String place = place(i, manifest.memberCount());
            // Of another network it says which parameter is not there.
            bounds.require(place + WEIGHTS, 2 * form.size() + SLACK);
            bounds.require(place + TrainingStateFile.NAME, MOST_FIGURES * form.size() + SafeTensors.LONGEST_HEADER);
            Checksums.verify(present, place + WEIGHTS);
            members.add(new SavedMember(
                    form.read(present.resolve(place + WEIGHTS)),
                    readState(present, place + TrainingStateFile.NAME, network)));
        }
        return new SavedModel(manifest, members);
    }

    private static ParamsFile form(NetworkShape network, Path description) {
        try {
            return isFirst(description) ? FirstFormat.of(network) : ParamsFile.of(network);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    description + " describes a network that cannot be held: " + e.getMessage(), e);
        }
    }

    // What an error of the virtual machine would say otherwise, in the middle of something.
    private static void requireRoom(long bytes, int members, Path description) {
        long most = Runtime.getRuntime().maxMemory() / 2;
        InvalidInputException.require(
                bytes <= most / members,
                "%s describes %d members of %,d bytes each; with this heap all together can have %,d. Maybe start Java with a larger -Xmx.",
                description,
                members,
                bytes,
                most);
    }

    private static boolean isFirst(Path description) {
        try {
            return ManifestJson.version(description) == 1;
        } catch (IOException e) {
            throw new UncheckedIOException(description + " could not be read.", e);
        }
    }

    // Where the checksums name the file it must be there; where it is there they must name it.
    private static TrainingState readState(Path folder, String name, NetworkShape network) {
        Path file = folder.resolve(name);
        if (Files.notExists(file) && !Checksums.state(folder, name)) {
            return TrainingState.NONE;
        }
        Checksums.verify(folder, name);
        return TrainingStateFile.read(file, network);
    }
}
