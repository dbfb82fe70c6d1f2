package org.seqwise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.PlateauMemory;
import org.seqwise.training.ProgressMemory;
import org.seqwise.training.TrainingState;

/**
 * Reads and writes {@code training.safetensors}, a {@link TrainingState} as {@link SafeTensors}: the metadata are {@code epochs}, {@code
 * dropoutCalls}, {@code optimizer}, the optimizer's rule, and {@code plateau}, the numbers of a {@link PlateauMemory}; the arrays are {@code "steps PARAMETER"}, one number, and {@code "FIGURE
 * PARAMETER"}, as many as the parameter has.
 */
final class TrainingStateFile {

    static final String NAME = "training.safetensors";

    private static final String EPOCHS = "epochs";
    private static final String DROPOUT_CALLS = "dropoutCalls";
    private static final String OPTIMIZER = "optimizer";
    private static final String PLATEAU = "plateau";
    private static final String STEPS = "steps ";

    private TrainingStateFile() {}

    static void write(Path file, TrainingState state) throws IOException {
        new SafeTensors(metadata(state), state.figures()).write(file);
    }

    /** Returns all of it but the figures. */
    static Map<String, String> metadata(TrainingState state) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(EPOCHS, Integer.toString(state.epochs()));
        metadata.put(DROPOUT_CALLS, Long.toString(state.dropoutCalls()));
        metadata.put(OPTIMIZER, state.rule());
        PlateauMemory plateau = state.plateau();
        if (plateau != null) {
            metadata.put(PLATEAU, text(plateau));
        }
        return metadata;
    }

    private static String text(PlateauMemory plateau) {
        ProgressMemory progress = plateau.progress();
        return plateau.plateaus() + " " + progress.best() + " " + progress.bestEpoch() + " " + progress.mark() + " "
                + progress.markEpoch();
    }

    private static @Nullable PlateauMemory plateau(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ", -1);
        try {
            InvalidInputException.require(parts.length == 5, "its %s (%s) must be five numbers", PLATEAU, text);
            return new PlateauMemory(
                    Integer.parseInt(parts[0]),
                    new ProgressMemory(
                            Double.parseDouble(parts[1]),
                            Integer.parseInt(parts[2]),
                            Double.parseDouble(parts[3]),
                            Integer.parseInt(parts[4])));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("its " + PLATEAU + " (" + text + ") must be five numbers", e);
        }
    }

    /** Reads the state of a training of this network. */
    static TrainingState read(Path file, NetworkShape network) {
        try {
            Map<String, Integer> sizes = sizes(network);
            SafeTensors saved = SafeTensors.read(file, name -> size(name, sizes));
            for (String parameter : sizes.keySet()) {
                InvalidInputException.require(
                        saved.arrays().containsKey(STEPS + parameter), "it lacks '%s%s'", STEPS, parameter);
            }
            return state(saved.metadata(), saved.arrays());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    String.format(
                            "%s does not hold the state of a training of the network that %s describes: %s. Maybe delete it and its line in %s;"
                                    + " the model scores without it.",
                            file, ModelFolder.MANIFEST, e.getMessage(), Checksums.FILE),
                    e);
        }
    }

    /**
     * Puts a state together.
     *
     * @throws InvalidInputException if the metadata are no state's; the message is the middle of a sentence
     */
    static TrainingState state(Map<String, String> metadata, Map<String, float[]> figures) {
        return new TrainingState(
                (int) count(EPOCHS, metadata, Integer.MAX_VALUE),
                count(DROPOUT_CALLS, metadata, Long.MAX_VALUE),
                metadata.getOrDefault(OPTIMIZER, ""),
                figures,
                plateau(metadata.get(PLATEAU)));
    }

    private static Map<String, Integer> sizes(NetworkShape network) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (ParameterShape parameter : network.parameters()) {
            sizes.put(parameter.name(), parameter.size());
        }
        return sizes;
    }

    static int size(String name, Map<String, Integer> sizes) {
        Integer size = sizes.get(name.substring(name.indexOf(' ') + 1));
        InvalidInputException.require(size != null, "'%s' is of no parameter among %s", name, sizes.keySet());
        return size == null || name.startsWith(STEPS) ? 1 : size;
    }

    private static long count(String name, Map<String, String> metadata, long most) {
        String text = metadata.getOrDefault(name, "missing");
        InvalidInputException.require(
                text.matches("[0-9]{1,18}") && Long.parseLong(text) <= most,
                "its %s (%s) must be a whole number",
                name,
                text);
        return Long.parseLong(text);
    }
}
