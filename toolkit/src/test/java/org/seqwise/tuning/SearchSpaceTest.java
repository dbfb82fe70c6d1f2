package org.seqwise.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Pooling;

class SearchSpaceTest {

    @Test
    void moreTrialsChangeNoneOfTheFirst() {
        List<TrialSettings> many = SearchSpace.DEFAULT.draw(3, 40);
        assertEquals(40, new HashSet<>(many).size());
        assertEquals(many.subList(0, 10), SearchSpace.DEFAULT.draw(3, 10));
        assertTrue(!many.equals(SearchSpace.DEFAULT.draw(4, 40)));
    }

    @Test
    void furtherDimensionChangesNoValueOfTheOthers() {
        List<TrialSettings> one = SearchSpace.of("dropout=0..0.5").draw(3, 10);
        List<TrialSettings> two =
                SearchSpace.of("learning-rate=1e-4..1e-2:log", "dropout=0..0.5").draw(3, 10);
        assertEquals(values(one, "dropout"), values(two, "dropout"));
    }

    @Test
    void logarithmicRangeHasEqualRatiosAsLikely() {
        List<String> rates =
                values(SearchSpace.of("learning-rate=1e-4..1e-2:log").draw(3, 400), "learning-rate");
        long below = rates.stream().filter(r -> Double.parseDouble(r) < 1e-3).count();
        assertTrue(below > 160 && below < 240, below + " of 400 are below the geometric middle");
        assertTrue(rates.stream().mapToDouble(Double::parseDouble).allMatch(r -> r >= 1e-4 && r <= 1e-2));
    }

    @Test
    void endsKeepAllTheirDigitsAndNoNumberIsRoundedBeyondThem() {
        SearchSpace space = SearchSpace.of("learning-rate=0.00012344..0.00012346:log", "dropout=0.1..0.30000001");
        assertEquals(
                List.of("learning-rate=0.00012344..0.00012346:log", "dropout=0.1..0.30000001"), space.dimensions());
        for (TrialSettings trial : space.draw(3, 100)) {
            double rate = Double.parseDouble(String.valueOf(trial.values().get("learning-rate")));
            assertTrue(rate >= 0.00012344 && rate <= 0.00012346, trial.toString());
        }
    }

    @Test
    void wholeNumbersHaveBothEnds() {
        List<TrialSettings> all = SearchSpace.of("layers=1..3").draw(3, 100);
        assertEquals(Set.of("1", "2", "3"), new HashSet<>(values(all, "layers")));
        assertEquals(3, all.size());
    }

    @Test
    void smallSpaceIsTriedWholeAndOnce() {
        List<TrialSettings> all = SearchSpace.of("hidden=4,8", "cell=lstm,gru,gru-reset-before", "optimizer=adam")
                .draw(3, 100);
        assertEquals(6, new HashSet<>(all).size());
        assertEquals(6, all.size());
    }

    @Test
    void builderSaysTheSameAsText() {
        SearchSpace built = SearchSpace.builder()
                .choice(TrainerSetting.HIDDEN, 16, 32)
                .choice(TrainerSetting.POOLING, Pooling.MEAN_MAX_LAST, Pooling.LAST)
                .uniform(TrainerSetting.DROPOUT, 0, 0.5)
                .logUniform(TrainerSetting.LEARNING_RATE, 1e-4, 1e-2)
                .build();
        SearchSpace read = SearchSpace.of(
                "hidden=16, 32", "pooling=mean-max-last,last", "dropout=0..0.5", "learning-rate=1e-4..1e-2:log");
        assertEquals(read.dimensions(), built.dimensions());
        assertEquals(read.draw(1, 5), built.draw(1, 5));
        assertEquals(
                built.dimensions(),
                SearchSpace.of(built.dimensions().toArray(String[]::new)).dimensions());
    }

    @Test
    void settingsAreArgumentsOfTrain() {
        TrialSettings settings =
                SearchSpace.of("hidden=16", "bidirectional=true").draw(1, 1).get(0);
        assertEquals(List.of("--hidden", "16", "--bidirectional"), settings.arguments());
        assertEquals(List.of(), new TrialSettings(Map.of("bidirectional", "false")).arguments());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden | a dimension is NAME=VALUES",
                "hiddn=1 | Setting (hiddn) cannot be searched; those that can are cell, hidden",
                "hidden=16,,32 | must have a value between any two commas",
                "hidden=16,16 | must have each value once",
                "hidden=big | 'big' must be a whole number",
                "hidden=0 | hiddenSize (0) must be positive",
                "hidden=0..4 | hiddenSize (0) must be positive",
                "dropout=0..1 | dropout (1.0) must lie in [0, 1)",
                "dropout=0.5..0.1 | must go from a smaller number to a greater one",
                "dropout=0..0.5:log | must begin above 0 to be logarithmic",
                "pooling=last..max | 'last' must be a number",
                "pooling=lst | pooling (lst) must be one of last, mean",
                "bidirectional=yes | 'yes' must be true or false",
                "positive-weight=heavy | 'heavy' must be a number",
            })
    void whatCannotBeReadIsNamed(String text, String words) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> SearchSpace.of(text));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("'" + text + "': "), thrown.getMessage());
        assertTrue(String.valueOf(thrown.getMessage()).contains(words), thrown.getMessage());
    }

    @Test
    void oneSettingIsOneDimension() {
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> SearchSpace.of("hidden=4", "hidden=8"));
        assertEquals(
                "'hidden=8': hidden is there twice; it can be one dimension. Maybe put all its values in one.",
                thrown.getMessage());
    }

    private static List<String> values(List<TrialSettings> trials, String name) {
        return trials.stream()
                .map(trial -> String.valueOf(trial.values().get(name)))
                .collect(Collectors.toList());
    }
}
