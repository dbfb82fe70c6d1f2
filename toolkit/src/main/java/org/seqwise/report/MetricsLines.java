package org.seqwise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Finds where the lines of {@code metrics.jsonl} that a training goes on after end. */
final class MetricsLines {

    static final String MEMBER = "member";
    static final String EPOCH = "epoch";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private MetricsLines() {}

    /**
     * Returns how many bytes the whole lines before an epoch take; what is no such line ends them.
     *
     * @param member whose epoch it is, from 1
     * @param epoch from 1
     */
    static long endBefore(Path file, int member, int epoch) throws IOException {
        long end = 0;
        try (InputStream bytes = new BufferedInputStream(new FileInputStream(file.toFile()))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                if (!isBefore(line.toString(StandardCharsets.UTF_8), member, epoch)) {
                    return end;
                }
                end += line.size() + 1;
                line.reset();
            }
        }
        return end;
    }

    private static boolean isBefore(String line, int member, int epoch) {
        JsonNode figures;
        try {
            figures = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return false;
        }
        // Only the lines of an ensemble name a member.
        int its = figures.path(MEMBER).asInt(1);
        int itsEpoch = figures.path(EPOCH).asInt(Integer.MAX_VALUE);
        return its < member ? itsEpoch < Integer.MAX_VALUE : its == member && itsEpoch < epoch;
    }
}
