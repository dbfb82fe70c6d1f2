package org.seqwise.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.training.OptimizerChoice;

/** What the checks find, with candidates that need no engine: one that is right, and one with a planted fault. */
class ParityTest {

    private static final ParityPlan FEW = few();
    private static final Candidate RIGHT = new ExactCandidate("right");

    private static ParityPlan few() {
        List<ParityCase> quick = ParityPlan.fixed().cases().stream()
                .filter(one -> one.shape().hiddenSize() <= 4 && one.batchSize() <= 7)
                .limit(3)
                .toList();
        return new ParityPlan("a few", quick);
    }

    @Test
    void exactCandidatesPassEveryCheck() {
        Certificate certificate = check(RIGHT, new ExactCandidate("other"));
        assertTrue(certificate.passed(), certificate.toString());
        assertEquals(23, certificate.checks().size());
        assertTrue(certificate.checks().stream().allMatch(row -> row.cases() >= 3 && row.numbers() > 0));
        assertTrue(certificate.checks().stream().anyMatch(row -> row.largestAbsolute() > 0));
    }

    @Test
    void oneCandidateAloneIsComparedWithTheReference() {
        Certificate certificate = check(RIGHT);
        assertTrue(certificate.passed(), certificate.toString());
        assertEquals(
                List.of("reference", "right"),
                certificate.checks().stream()
                        .map(CheckResult::against)
                        .distinct()
                        .toList());
        assertTrue(certificate.toString().contains("One engine alone was checked"), certificate.toString());
    }

    @Test
    void oneWrongWeightIsFoundWhereverItIsUsedAndNowhereElse() {
        Certificate certificate = check(RIGHT, new ExactCandidate("wrong") {
            @Override
            public Map<Check, Map<String, double[]>> answers(ParityCase one) {
                return super.answers(one.withWeights(nudged(one.weights())));
            }
        });
        Set<String> expected = new LinkedHashSet<>();
        for (Check check : List.of(Check.FORWARD, Check.LOSS, Check.GRADIENTS, Check.OPTIMIZER_STEPS, Check.TRAINING)) {
            expected.add(check.title() + " of wrong with reference");
            expected.add(check.title() + " of wrong with right");
        }
        assertEquals(expected, failed(certificate));
    }

    private static Map<String, float[]> nudged(Map<String, float[]> weights) {
        Map<String, float[]> copy = new HashMap<>(weights);
        copy.put("head_bias", new float[] {weights.getOrDefault("head_bias", new float[1])[0] + 3e-3f});
        return copy;
    }

    @ParameterizedTest
    @EnumSource
    void anotherRuleThanTheOptimizersIsFound(OptimizerChoice optimizer) {
        OptimizerChoice instead = optimizer == OptimizerChoice.ADAM ? OptimizerChoice.ADAMW : OptimizerChoice.ADAM;
        List<ParityCase> itsOwn = FEW.cases().stream()
                .map(one -> with(one, List.of(optimizer), 0.01))
                .toList();
        Certificate certificate = check(itsOwn, new ExactCandidate("wrong") {
            @Override
            public Map<Check, Map<String, double[]>> answers(ParityCase one) {
                Map<Check, Map<String, double[]>> answers = super.answers(one);
                Map<Check, Map<String, double[]>> others = super.answers(with(one, List.of(instead), 0.01));
                answers.put(
                        Check.OPTIMIZER_STEPS,
                        renamed(others.getOrDefault(Check.OPTIMIZER_STEPS, Map.of()), instead, optimizer));
                return answers;
            }
        });
        assertEquals(Set.of("optimizer steps of wrong with reference"), failed(certificate));
    }

    @Test
    void rateThatIsATenthOfAPercentWrongIsFound() {
        Certificate certificate = check(FEW.cases(), new ExactCandidate("wrong") {
            @Override
            public Map<Check, Map<String, double[]>> answers(ParityCase one) {
                return super.answers(with(one, one.optimizers(), 1.001 * one.learningRate()));
            }
        });
        assertTrue(failed(certificate).contains("optimizer steps of wrong with reference"), certificate.toString());
    }

    private static ParityCase with(ParityCase one, List<OptimizerChoice> optimizers, double rate) {
        return with(one, optimizers, rate, one.model());
    }

    private static ParityCase with(
            ParityCase one, List<OptimizerChoice> optimizers, double rate, @Nullable Path model) {
        return new ParityCase(
                one.name(),
                one.shape(),
                one.weights(),
                one.dropout(),
                one.loss(),
                optimizers,
                rate,
                one.raw(),
                one.sequences(),
                one.batchSize(),
                one.seed(),
                model);
    }

    private static Map<String, double[]> renamed(
            Map<String, double[]> arrays, OptimizerChoice from, OptimizerChoice to) {
        Map<String, double[]> renamed = new HashMap<>();
        arrays.forEach((name, numbers) -> renamed.put(name.replace(from + ",", to + ","), numbers));
        return renamed;
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "LOSS", "GRADIENTS", "OPTIMIZER_STEPS", "TRAINING"})
    void answerThatIsNoNumberFails(Check check) {
        Certificate certificate = check(FEW.cases(), new ExactCandidate("wrong") {
            @Override
            public Map<Check, Map<String, double[]>> answers(ParityCase one) {
                Map<Check, Map<String, double[]>> answers = super.answers(one);
                answers.getOrDefault(check, Map.of()).values().iterator().next()[0] = Double.NaN;
                return answers;
            }
        });
        assertEquals(Set.of(check.title() + " of wrong with reference"), failed(certificate));
        CheckResult row = certificate.checks().stream()
                .filter(one -> !one.passed())
                .findFirst()
                .orElseThrow();
        assertTrue(Double.isNaN(row.largestAbsolute()) && Double.isNaN(row.largestRelative()), row.toString());
        assertTrue(row.worst().contains("NaN"), row.worst());
    }

    @Test
    void checkWithoutAnAnswerFails() {
        Certificate certificate = check(FEW.cases(), new ExactCandidate("wrong") {
            @Override
            public Map<Check, Map<String, double[]>> answers(ParityCase one) {
                Map<Check, Map<String, double[]>> answers = new EnumMap<>(super.answers(one));
                answers.remove(Check.LOSS);
                return answers;
            }
        });
        assertEquals(Set.of("loss of wrong with reference"), failed(certificate));
    }

    @Test
    void candidateThatThrowsFailsWithItsWords() {
        Certificate certificate = check(RIGHT, new ExactCandidate("wrong") {
            @Override
            public Map<Check, Map<String, double[]>> answers(ParityCase one) {
                throw new UnsupportedOperationException("no gather here");
            }

            @Override
            public double[] rewrite(ParityCase one, Path from, Path to) {
                throw new IllegalStateException("no such file");
            }
        });
        Set<String> failed = failed(certificate);
        assertTrue(
                failed.contains("forward of wrong with reference")
                        && failed.contains("20 training steps of wrong with right")
                        && failed.contains("saved scores of wrong with right"),
                failed.toString());
        assertFalse(failed.stream().anyMatch(row -> row.contains("of right")), failed.toString());
        assertTrue(
                certificate.toString().contains("no gather here")
                        && certificate.toString().contains("no such file"),
                certificate.toString());
    }

    @Test
    void scoresOfALoadedModelThatAreOffAreFound() {
        Certificate certificate = check(RIGHT, new ExactCandidate("wrong") {
            @Override
            public double[] rewrite(ParityCase one, Path from, Path to) {
                double[] scores = super.rewrite(one, from, to);
                scores[scores.length - 1] += 2e-5;
                return scores;
            }
        });
        assertEquals(
                Set.of("saved scores of wrong with reference", "saved scores of wrong with right"),
                failed(certificate));
    }

    @Test
    void oneBitOfTheFileOfWeightsIsFound() {
        Certificate certificate = check(RIGHT, new ExactCandidate("wrong") {
            @Override
            public double[] rewrite(ParityCase one, Path from, Path to) {
                double[] scores = super.rewrite(one, from, to);
                flipLastBit(to.resolve("net-0000.params"));
                return scores;
            }
        });
        assertEquals(Set.of("saved bytes of wrong with right", "saved bytes of wrong with wrong"), failed(certificate));
    }

    private static void flipLastBit(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void engineThatDoesNotLoadIsNamedAndFails() {
        EngineEntry broken = EngineEntry.broken("lame", "Engine (lame) does not load.");
        Certificate certificate = new Parity(List.of(RIGHT), List.of(broken), told -> {}).check(FEW);
        assertFalse(certificate.passed());
        assertEquals(Set.of(), failed(certificate));
        assertTrue(certificate.toString().contains("Failed: Engine (lame) does not load."), certificate.toString());
        assertFalse(
                new Parity(List.of(), List.of(broken), told -> {}).check(FEW).passed());
    }

    @Test
    void progressIsToldBeforeEachPart() {
        List<ParityProgress> told = new ArrayList<>();
        new Parity(List.of(RIGHT), List.of(), told::add).check(FEW);
        assertEquals(3 * 3, told.size());
        assertEquals(
                List.of("reference", "right", "reference"),
                told.subList(0, 3).stream().map(ParityProgress::doing).toList());
        assertEquals("save, load", told.get(8).doing());
        assertEquals(9, told.get(8).part());
        assertEquals(9, told.get(8).parts());
    }

    @Test
    void membersOfOneModelAreSavedAndLoadedTogether() {
        List<ParityCase> members = FEW.cases().stream()
                .map(one -> with(one, one.optimizers(), one.learningRate(), Path.of("model")))
                .toList();
        List<ParityProgress> told = new ArrayList<>();
        Certificate certificate =
                new Parity(List.of(RIGHT), List.of(), told::add).check(new ParityPlan("an ensemble", members));
        assertTrue(certificate.passed(), certificate.toString());
        assertEquals(
                List.of("reference", "right", "reference", "right", "reference", "right", "save, load"),
                told.stream().map(ParityProgress::doing).toList());
        assertEquals(7, told.get(6).part());
        assertEquals(7, told.get(6).parts());
        assertEquals(
                List.of(3, 1),
                certificate.checks().stream().map(CheckResult::cases).distinct().toList());
    }

    private static Certificate check(Candidate... candidates) {
        return new Parity(List.of(candidates), List.of(), told -> {}).check(FEW);
    }

    private static Certificate check(List<ParityCase> cases, Candidate candidate) {
        return new Parity(List.of(candidate), List.of(), told -> {}).check(new ParityPlan("some", cases));
    }

    private static Set<String> failed(Certificate certificate) {
        return certificate.checks().stream()
                .filter(row -> !row.passed())
                .map(row -> row.check() + " of " + row.engine() + " with " + row.against())
                .collect(Collectors.toSet());
    }
}
