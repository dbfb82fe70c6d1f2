package org.seqwise.parity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.seqwise.data.InvalidInputException;
import org.seqwise.engine.EngineReport;
import org.seqwise.engine.Engines;

/** Runs engines over the cases of a plan, each against the float64 reference and against each other. */
public final class Parity {

    private final List<Candidate> candidates;
    private final List<EngineEntry> broken;
    private final Consumer<ParityProgress> progress;
    private int part;
    private int parts;

    /**
     * @param candidates what to check, with different names
     * @param broken engines that could not be had; the certificate names them and has not passed
     * @param progress is told before each part
     */
    public Parity(List<Candidate> candidates, List<EngineEntry> broken, Consumer<ParityProgress> progress) {
        this.candidates = List.copyOf(candidates);
        this.broken = List.copyOf(broken);
        this.progress = progress;
    }

    /**
     * Loads every engine on the classpath, each on the device that {@code -Dseqwise.device} asks for.
     *
     * @param progress is told before each part
     * @throws InvalidInputException if there is no engine, the one asked for is not there, or a device is asked for that an engine cannot use
     */
    public static Parity ofInstalled(Consumer<ParityProgress> progress) {
        Engines.choose();
        List<Candidate> candidates = new ArrayList<>();
        List<EngineEntry> broken = new ArrayList<>();
        for (String name : Engines.installed()) {
            try {
                Engines.engine(name);
            } catch (InvalidInputException e) {
                broken.add(EngineEntry.broken(name, String.valueOf(e.getMessage())));
                continue;
            }
            candidates.add(EngineCandidate.load(name));
        }
        return new Parity(candidates, broken, progress);
    }

    /** Returns what is checked. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** Runs the checks. What an engine cannot compute is a check that failed. */
    public Certificate check(ParityPlan plan) {
        long begin = System.nanoTime();
        Comparisons comparisons =
                new Comparisons(candidates.stream().map(Candidate::name).toList());
        HandOver handOver = new HandOver(candidates, comparisons);
        part = 0;
        parts = plan.cases().size() * (candidates.size() + 1)
                + plan.handedOver().size();
        plan.cases().forEach(one -> compute(one, comparisons));
        for (ParityCase one : plan.handedOver()) {
            tell("save, load", one);
            handOver.run(one);
        }
        return certificate(plan.description(), (System.nanoTime() - begin) / 1e9, comparisons.results());
    }

    private Certificate certificate(String covers, double seconds, List<CheckResult> results) {
        List<EngineEntry> engines = new ArrayList<>();
        candidates.forEach(candidate -> engines.add(EngineEntry.of(candidate)));
        engines.addAll(broken);
        return new Certificate(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Objects.requireNonNullElse(Parity.class.getPackage().getImplementationVersion(), "(not packaged)"),
                machine(),
                engines,
                covers,
                seconds,
                results);
    }

    private void compute(ParityCase one, Comparisons comparisons) {
        tell(Judge.NAME, one);
        Map<String, Map<Check, Map<String, double[]>>> expected = new LinkedHashMap<>();
        expected.put(Judge.NAME, Judge.answers(one));
        for (Candidate candidate : candidates) {
            String name = candidate.name();
            tell(name, one);
            try {
                Map<Check, Map<String, double[]>> actual = candidate.answers(one);
                expected.forEach((other, answers) -> comparisons.addComputed(one.name(), name, other, answers, actual));
                expected.put(name, actual);
            } catch (RuntimeException e) {
                comparisons.failComputed(one.name(), name, e.toString());
            }
        }
    }

    private void tell(String doing, ParityCase one) {
        progress.accept(new ParityProgress(++part, parts, doing, one.name()));
    }

    private static Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        EngineReport.machine().forEach(fact -> machine.put(fact.name(), fact.value()));
        return machine;
    }
}
