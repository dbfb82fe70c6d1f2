package org.seqwise.tuning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.seqwise.data.InvalidInputException;

/**
 * What came of one fold of one trial.
 *
 * @param figures of the part held out, by the name of the {@code Metric}; empty where it failed
 * @param bestEpoch the epoch whose weights were judged
 * @param epochs how many there were
 * @param seconds of training and judging
 * @param failure why there are no figures; empty where there are
 * @param settings of the trial, for whoever reads the file
 */
record FoldResult(
        Map<String, Double> figures,
        int bestEpoch,
        int epochs,
        double seconds,
        String failure,
        Map<String, String> settings) {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    FoldResult {
        figures = Map.copyOf(figures);
    }

    static FoldResult failed(FoldJob job, double seconds, String failure) {
        return new FoldResult(Map.of(), 0, 0, seconds, failure, job.settings());
    }

    boolean isFailed() {
        return !failure.isEmpty();
    }

    static FoldResult read(Path file) {
        try {
            return JSON.readValue(file.toFile(), FoldResult.class);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " is not the result of a fold: " + e.getMessage()
                            + ". Maybe delete it; the fold is then trained anew.",
                    e);
        }
    }
}
