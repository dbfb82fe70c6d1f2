package org.seqwise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.BestEpoch;
import org.seqwise.training.Checkpoint;
import org.seqwise.training.EpochPart;
import org.seqwise.training.ProgressMemory;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingState;

/**
 * Reads and writes a {@link Checkpoint} as {@link SafeTensors}. The metadata are {@code run}, what it is a checkpoint of; {@code training},
 * the numbers in JSON; the {@code version} of all this; {@code crc32c of texts}, of those two; and {@code crc32c} of them and all arrays.
 * The arrays are {@code "now weight PARAMETER"}, {@code "now FIGURE
 * PARAMETER"} of the optimizer, the same with {@code best}, and {@code "best validation logits"}.
 */
final class CheckpointFile {

    private static final String RUN = "run";
    private static final String TRAINING = "training";
    private static final String CHECKSUM = "crc32c";
    private static final String CHECKSUM_OF_TEXTS = "crc32c of texts";
    private static final String VERSION = "version";
    private static final String PRESENT_VERSION = "1";
    private static final String NOW = "now ";
    private static final String BEST = "best ";
    private static final String WEIGHT = "weight ";
    private static final String LOGITS = BEST + "validation logits";
    /** What every checkpoint of now is known by, beside its run. */
    static final Map<String, String> KNOWN_BY = Map.of(VERSION, PRESENT_VERSION);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private CheckpointFile() {}

    /** All of a checkpoint but its arrays. */
    private record Numbers(
            long step,
            Map<String, String> now,
            Map<String, String> best,
            EpochPart part,
            ProgressMemory stopping,
            List<TrainingProgress> told,
            double seconds,
            double trainingSeconds,
            long learned,
            int rollbacks,
            boolean finished) {}

    static void write(Path file, Map<String, String> run, Checkpoint checkpoint) throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        put(arrays, NOW, checkpoint.weights(), checkpoint.state());
        put(arrays, BEST, checkpoint.best().weights(), checkpoint.best().state());
        if (checkpoint.best().validationLogits().length > 0) {
            arrays.put(LOGITS, checkpoint.best().validationLogits());
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(RUN, JSON.writeValueAsString(run));
        metadata.put(TRAINING, JSON.writeValueAsString(numbers(checkpoint)));
        metadata.put(VERSION, PRESENT_VERSION);
        metadata.put(CHECKSUM_OF_TEXTS, checksum(metadata, Map.of()));
        metadata.put(CHECKSUM, checksum(metadata, arrays));
        new SafeTensors(metadata, arrays).write(file);
    }

    private static void put(
            Map<String, float[]> arrays, String prefix, Map<String, float[]> weights, TrainingState state) {
        weights.forEach((name, values) -> arrays.put(prefix + WEIGHT + name, values));
        state.figures().forEach((name, values) -> arrays.put(prefix + name, values));
    }

    private static Numbers numbers(Checkpoint checkpoint) {
        return new Numbers(
                checkpoint.step(),
                TrainingStateFile.metadata(checkpoint.state()),
                TrainingStateFile.metadata(checkpoint.best().state()),
                checkpoint.part(),
                checkpoint.stopping(),
                checkpoint.told(),
                checkpoint.seconds(),
                checkpoint.trainingSeconds(),
                checkpoint.learned(),
                checkpoint.rollbacks(),
                checkpoint.isFinished());
    }

    private static String checksum(Map<String, String> metadata, Map<String, float[]> arrays) {
        CRC32C sum = new CRC32C();
        for (String name : List.of(RUN, TRAINING)) {
            sum.update(metadata.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
        }
        arrays.forEach((name, values) -> {
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(FloatBytes.of(values));
        });
        return Long.toHexString(sum.getValue());
    }

    /**
     * Returns what a file is a checkpoint of, and by which version of this class it was written.
     *
     * @throws InvalidInputException if it is damaged; the message is the middle of a sentence
     */
    static Map<String, String> run(Path file) {
        Map<String, String> run = new LinkedHashMap<>();
        Map<String, String> metadata = SafeTensors.metadata(file);
        InvalidInputException.require(
                checksum(metadata, Map.of()).equals(metadata.get(CHECKSUM_OF_TEXTS)),
                "its texts do not have the checksum that it states");
        run.put(VERSION, metadata.getOrDefault(VERSION, "none"));
        try {
            JSON.readTree(metadata.getOrDefault(RUN, ""))
                    .properties()
                    .forEach(entry -> run.put(entry.getKey(), entry.getValue().asText()));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("what it is a checkpoint of cannot be read: " + e.getOriginalMessage(), e);
        }
        return run;
    }

    /**
     * Reads a checkpoint of a training of this network.
     *
     * @param validationSize how many sequences it stops by
     * @throws InvalidInputException if it is damaged or another's; the message is the middle of a sentence
     */
    static Checkpoint read(Path file, NetworkShape network, int validationSize) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (ParameterShape parameter : network.parameters()) {
            sizes.put(parameter.name(), parameter.size());
        }
        SafeTensors saved = SafeTensors.read(file, name -> size(name, sizes, validationSize));
        InvalidInputException.require(
                checksum(saved.metadata(), saved.arrays())
                        .equals(saved.metadata().get(CHECKSUM)),
                "it does not have the checksum that it states");
        try {
            Numbers numbers = JSON.readValue(saved.metadata().getOrDefault(TRAINING, ""), Numbers.class);
            return checkpoint(numbers, saved.arrays(), sizes);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("its numbers cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Checkpoint checkpoint(Numbers numbers, Map<String, float[]> arrays, Map<String, Integer> sizes) {
        BestEpoch best = new BestEpoch(
                weights(arrays, BEST, sizes),
                TrainingStateFile.state(numbers.best(), figures(arrays, BEST)),
                arrays.getOrDefault(LOGITS, new float[0]));
        return new Checkpoint(
                numbers.step(),
                TrainingStateFile.state(numbers.now(), figures(arrays, NOW)),
                numbers.part(),
                weights(arrays, NOW, sizes),
                best,
                numbers.stopping(),
                numbers.told(),
                numbers.seconds(),
                numbers.trainingSeconds(),
                numbers.learned(),
                numbers.rollbacks(),
                numbers.finished());
    }

    private static Map<String, float[]> weights(
            Map<String, float[]> arrays, String prefix, Map<String, Integer> sizes) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (String name : sizes.keySet()) {
            weights.put(name, required(arrays, prefix + WEIGHT + name));
        }
        return weights;
    }

    private static float[] required(Map<String, float[]> arrays, String name) {
        float[] values = arrays.get(name);
        if (values == null) {
            throw new InvalidInputException("it lacks '" + name + "'");
        }
        return values;
    }

    private static Map<String, float[]> figures(Map<String, float[]> arrays, String prefix) {
        Map<String, float[]> figures = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(prefix) && !name.startsWith(prefix + WEIGHT) && !name.equals(LOGITS)) {
                figures.put(name.substring(prefix.length()), values);
            }
        });
        return figures;
    }

    private static int size(String name, Map<String, Integer> sizes, int validationSize) {
        return name.equals(LOGITS)
                ? validationSize
                : TrainingStateFile.size(name.substring(name.indexOf(' ') + 1), sizes);
    }
}
