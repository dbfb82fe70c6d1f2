package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.parity.Candidate;
import org.seqwise.parity.Certificate;
import org.seqwise.parity.Check;
import org.seqwise.parity.EngineEntry;
import org.seqwise.parity.Parity;
import org.seqwise.parity.ParityCase;
import org.seqwise.parity.ParityPlan;
import org.seqwise.parity.WrittenModel;

/** The installed engines are certified, and one of them with a fault is not. */
class ParityTest {

    private static final Parity INSTALLED = Parity.ofInstalled(told -> {});
    private static final ParityPlan FIXED = ParityPlan.fixed();

    @Test
    void fixedSetIsTheSameOnEveryEngineAndInTheReference() {
        Certificate certificate = INSTALLED.check(FIXED);
        System.out.println(certificate);
        assertTrue(certificate.passed(), certificate.toString());
        assertEquals(
                Engines.installed(),
                certificate.engines().stream().map(EngineEntry::name).toList());
        for (EngineEntry engine : certificate.engines()) {
            assertEquals(Engines.engine(engine.name()).getVersion(), engine.version());
        }
        assertEquals(Engine.getDjlVersion(), certificate.machine().get("DJL"));
        assertTrue(
                certificate.checks().stream()
                        .allMatch(row -> row.cases() >= FIXED.cases().size()),
                certificate.toString());
    }

    @Test
    void ownModelIsTheSameOnEveryEngineAndInTheReference(@TempDir Path folder) {
        Sequences raw = QuestionSequences.generate(200, 7).atTrueLength().sequences();
        try (SequenceClassifier trained = SequenceTrainer.builder()
                .hiddenSize(12)
                .dropout(0.2)
                .positiveWeight(raw.balancingWeight())
                .epochs(2)
                .build()
                .train(raw, raw)) {
            trained.save(folder.resolve("model"));
            ParityPlan plan = ParityPlan.ofModel(folder.resolve("model"), trained, raw);
            assertEquals(64, plan.cases().get(0).raw().size());
            Certificate certificate = INSTALLED.check(plan);
            assertTrue(certificate.passed(), certificate.toString());
            assertTrue(certificate.covers().contains("64 of 200 sequences"), certificate.covers());
            assertThrows(
                    InvalidInputException.class,
                    () -> ParityPlan.ofModel(folder.resolve("model"), trained, unlabeled(raw)));
        }
    }

    private static Sequences unlabeled(Sequences sequences) {
        return Sequences.builder(sequences.featureNames())
                .addUnlabeled("one", sequences.steps(0))
                .build();
    }

    @Test
    void oneWrongWeightOnOneEngineIsFound() {
        Candidate sound = INSTALLED.candidates().get(0);
        Candidate faulty = new Faulty(INSTALLED.candidates().get(1));
        ParityPlan one = new ParityPlan("one network", FIXED.cases().subList(3, 4));
        Certificate certificate = new Parity(List.of(sound, faulty), List.of(), told -> {}).check(one);
        assertFalse(certificate.passed());
        Set<String> failed = certificate.checks().stream()
                .filter(row -> !row.passed())
                .map(row -> row.check() + " of " + row.engine())
                .collect(Collectors.toSet());
        assertTrue(
                failed.containsAll(Set.of(
                        "forward of " + faulty.name(),
                        "loss of " + faulty.name(),
                        "gradients of " + faulty.name(),
                        "20 training steps of " + faulty.name())),
                failed.toString());
        assertTrue(
                failed.stream().noneMatch(row -> row.endsWith(sound.name()) || row.startsWith("saved")),
                failed.toString());
    }

    /** An engine that computes with one weight a little off. */
    private record Faulty(Candidate engine) implements Candidate {

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public String device() {
            return engine.device();
        }

        @Override
        public Map<Check, Map<String, double[]>> answers(ParityCase one) {
            Map<String, float[]> weights = new HashMap<>(one.weights());
            weights.computeIfPresent("head_bias", (name, bias) -> new float[] {bias[0] + 0.1f});
            return engine.answers(one.withWeights(weights));
        }

        @Override
        public WrittenModel write(ParityCase one, Path folder) {
            return engine.write(one, folder);
        }

        @Override
        public double[] rewrite(ParityCase one, Path from, Path to) {
            return engine.rewrite(one, from, to);
        }
    }
}
