package org.seqwise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Objective;

/**
 * The networks of a model, one or several, whose mean it says.
 *
 * @param members in their order, at least one, all of the same form and on the same engine; closed with this
 */
record Ensemble(List<Scoring> members) implements AutoCloseable {

    Ensemble {
        members = List.copyOf(members);
    }

    /**
     * Makes one member after the other. If one cannot be made, those before it are closed.
     *
     * @param from what each is made from, in their order, at least one
     */
    static <T> Ensemble of(List<T> from, Function<T, Scoring> making) {
        List<Scoring> made = new ArrayList<>();
        try {
            for (T each : from) {
                made.add(making.apply(each));
            }
            return new Ensemble(made);
        } catch (RuntimeException | Error e) {
            made.forEach(Scoring::close);
            throw e;
        }
    }

    /**
     * Returns the {@linkplain Logits#mean mean} of the members' corrected probabilities, one a sequence, in their order.
     *
     * @param sequences already preprocessed
     */
    double[] probabilities(Sequences sequences, Objective objective) {
        return Logits.mean(members.stream()
                .map(member -> Logits.probabilities(member.logits(sequences), objective))
                .toList());
    }

    /**
     * Returns the {@linkplain Logits#mean mean} of the members' corrected probabilities of one sequence.
     *
     * @param values (steps, features), row after row, already preprocessed
     * @param steps how many
     */
    double probability(float[] values, int steps, Objective objective) {
        double sum = 0;
        for (Scoring member : members) {
            sum += Logits.probability(member.logit(values, steps), objective);
        }
        return sum / members.size();
    }

    /**
     * Returns the mean of the members' logits, one a sequence, in their order.
     *
     * @param sequences already preprocessed
     */
    double[] logits(Sequences sequences) {
        double[] mean = new double[sequences.size()];
        for (Scoring member : members) {
            float[] logits = member.logits(sequences);
            Arrays.setAll(mean, i -> mean[i] + (double) logits[i] / members.size());
        }
        return mean;
    }

    /**
     * Returns the derivatives of {@link #logits} by each sequence's own numbers: (sequences, steps, features).
     *
     * @param sequences already preprocessed
     */
    double[][][] logitGradients(Sequences sequences) {
        double[][][] mean = first().logitGradients(sequences);
        for (Scoring member : members.subList(1, members.size())) {
            double[][][] others = member.logitGradients(sequences);
            eachNumber(mean, (step, i, t, f) -> step[f] += others[i][t][f]);
        }
        eachNumber(mean, (step, i, t, f) -> step[f] /= members.size());
        return mean;
    }

    private interface NumberOfAStep {

        void change(double[] step, int sequence, int time, int feature);
    }

    private static void eachNumber(double[][][] sequences, NumberOfAStep rule) {
        for (int i = 0; i < sequences.length; i++) {
            for (int t = 0; t < sequences[i].length; t++) {
                for (int f = 0; f < sequences[i][t].length; f++) {
                    rule.change(sequences[i][t], i, t, f);
                }
            }
        }
    }

    /** Returns the first, which knows what all are computed with. */
    Scoring first() {
        return members.get(0);
    }

    @Override
    public void close() {
        members.forEach(Scoring::close);
    }
}
