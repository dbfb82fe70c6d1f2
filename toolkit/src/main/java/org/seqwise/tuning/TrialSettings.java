package org.seqwise.tuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/**
 * What one trial is trained with.
 *
 * @param values by the names of {@link TrainerSetting}, in the order of the space; whatever is not there is as {@code train} has it
 */
public record TrialSettings(Map<String, String> values) {

    /** Copies the map, in its order, and checks the names. */
    public TrialSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.keySet().forEach(TrainerSetting::of);
    }

    /**
     * Sets a builder as the trial's was; a 1 counts zeros per one unless the settings say otherwise.
     *
     * @param train what the training learns from
     * @throws InvalidInputException if a value is out of its range
     */
    public void applyTo(SequenceTrainerBuilder builder, Sequences train) {
        if (!values.containsKey(TrainerSetting.POSITIVE_WEIGHT.toString())) {
            TrainerSetting.POSITIVE_WEIGHT.apply(builder, TrainerSetting.AUTO, train);
        }
        values.forEach((name, text) -> TrainerSetting.of(name).apply(builder, text, train));
    }

    /** Returns the settings as arguments of {@code train}. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        values.forEach((name, text) -> {
            boolean isFlag = TrainerSetting.of(name).kind() == TrainerSetting.Kind.FLAG;
            if (!isFlag) {
                arguments.addAll(List.of("--" + name, text));
            } else if (text.equals("true")) {
                arguments.add("--" + name);
            }
        });
        return List.copyOf(arguments);
    }

    /** Returns the settings in one line. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }
}
