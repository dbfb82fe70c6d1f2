package org.seqwise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.diagnosis.TrainingHealth;

/**
 * What {@code metrics.jsonl} tells of a training that is finished or still runs.
 *
 * @param members the epochs of each network, by its number from 1
 * @param findings what was said on the way, each once
 */
public record RunHistory(Map<Integer, List<EpochFigures>> members, List<String> findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies both. */
    public RunHistory {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        findings = List.copyOf(findings);
    }

    /**
     * Reads a file; a last line that is being written is left out.
     *
     * @param run the file, or the folder that has it
     * @throws InvalidInputException if it is not there, or is no such file
     */
    public static RunHistory read(Path run) {
        Path file = Files.isDirectory(run) ? run.resolve(MetricsLog.FILE) : run;
        List<String> lines = lines(file);
        Map<Integer, List<EpochFigures>> members = new TreeMap<>();
        Set<String> findings = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode line = JSON.readTree(lines.get(i));
                requireEpoch(line, file, i);
                members.computeIfAbsent(line.path(MetricsLines.MEMBER).asInt(1), member -> new ArrayList<>())
                        .add(figures(line));
                line.path("findings").forEach(finding -> findings.add(finding.asText()));
            } catch (JsonProcessingException e) {
                InvalidInputException.require(
                        i == lines.size() - 1, "%s, line %d: is no line of a training's figures.", file, i + 1);
            }
        }
        InvalidInputException.require(
                !members.isEmpty(), "%s has no epoch yet; look again when the first has ended.", file);
        return new RunHistory(members, List.copyOf(findings));
    }

    private static List<String> lines(Path file) {
        InvalidInputException.require(
                Files.isRegularFile(file),
                "There is no %s; train writes it with --report or --metrics. Maybe name that folder or file.",
                file);
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static void requireEpoch(JsonNode line, Path file, int index) {
        InvalidInputException.require(
                line.path(MetricsLines.EPOCH).isInt() && line.has("validationLogLoss"),
                "%s, line %d: is no line of a training's figures.",
                file,
                index + 1);
    }

    private static EpochFigures figures(JsonNode line) {
        return new EpochFigures(
                line.path(MetricsLines.EPOCH).asInt(),
                number(line, "loss"),
                number(line, "validationLogLoss"),
                number(line, "validationRocAuc"),
                number(line, "learningRate"),
                new TrainingHealth(
                        number(line, "gradientNorm"),
                        number(line, "weightNorm"),
                        number(line, "updateRatio"),
                        number(line, "saturation"),
                        number(line, "spread")));
    }

    private static double number(JsonNode line, String name) {
        return line.path(name).isNumber() ? line.path(name).doubleValue() : Double.NaN;
    }
}
