package org.seqwise.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a certificate while they fill. Every row is there from the start: one in which nothing was compared fails. */
final class Comparisons {

    private static final List<Check> COMPUTED =
            List.of(Check.FORWARD, Check.LOSS, Check.GRADIENTS, Check.OPTIMIZER_STEPS, Check.TRAINING);

    private final Map<Row, Gap> gaps = new LinkedHashMap<>();

    Comparisons(List<String> engines) {
        for (Check check : COMPUTED) {
            addAll(check, engines, List.of(Judge.NAME));
            for (int i = 1; i < engines.size(); i++) {
                addAll(check, List.of(engines.get(i)), engines.subList(0, i));
            }
        }
        addAll(Check.SAVED_SCORES, engines, List.of(Judge.NAME));
        for (String engine : engines) {
            List<String> others =
                    engines.stream().filter(other -> !other.equals(engine)).toList();
            addAll(Check.SAVED_SCORES, List.of(engine), others);
        }
        for (String engine : engines) {
            addAll(Check.SAVED_BYTES, List.of(engine), engines);
        }
    }

    private void addAll(Check check, List<String> engines, List<String> against) {
        for (String engine : engines) {
            for (String other : against) {
                gaps.put(new Row(check, engine, other), new Gap(check));
            }
        }
    }

    /** Compares what was computed for one case, check by check. */
    void addComputed(
            String name,
            String engine,
            String against,
            Map<Check, Map<String, double[]>> expected,
            Map<Check, Map<String, double[]>> actual) {
        for (Check check : COMPUTED) {
            gap(check, engine, against)
                    .add(name, expected.getOrDefault(check, Map.of()), actual.getOrDefault(check, Map.of()));
        }
    }

    void failComputed(String name, String engine, String problem) {
        COMPUTED.forEach(check -> gap(check, engine, Judge.NAME).fail(name, problem));
    }

    Gap gap(Check check, String engine, String against) {
        Gap gap = gaps.get(new Row(check, engine, against));
        if (gap == null) {
            throw new IllegalStateException("There is no row for " + check + " of " + engine + " with " + against);
        }
        return gap;
    }

    List<CheckResult> results() {
        List<CheckResult> results = new ArrayList<>();
        gaps.forEach((row, gap) -> results.add(gap.result(row.engine(), row.against())));
        return results;
    }

    private record Row(Check check, String engine, String against) {}
}
