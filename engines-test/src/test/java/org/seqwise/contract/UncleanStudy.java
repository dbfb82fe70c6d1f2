package org.seqwise.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;

/** Data as people have it: an amount with a heavy tail, a level and a unit that is text, either with gaps if wanted. */
final class UncleanStudy {

    static final List<String> NAMES = List.of("amount", "level", "unit");
    static final List<String> UNITS = List.of("psi", "bar", "kPa");

    private UncleanStudy() {}

    /** Returns 200 sequences to learn from, 100 to stop by, 100 to judge by. */
    static Split split(double gaps, boolean text) {
        Sequences all = sequences(NAMES, UNITS, gaps, text);
        return all.stratifiedSplit(0.5, 0.25, 1);
    }

    /**
     * Returns the same 400 sequences for the same gaps, whatever the order of features and the codes of the units.
     *
     * @param names {@link #NAMES} in some order
     * @param units {@link #UNITS} in some order
     * @param gaps the share of levels and units that is missing
     * @param text whether the units are text; else they are the numbers 0, 1, 2 of {@link #UNITS}
     */
    static Sequences sequences(List<String> names, List<String> units, double gaps, boolean text) {
        Random random = new Random(11);
        SequencesBuilder builder = Sequences.builder(names).missingAllowed();
        for (int i = 0; i < 400; i++) {
            int label = i % 3 == 0 ? 1 : 0;
            float[][] steps = new float[1 + random.nextInt(5)][names.size()];
            for (float[] step : steps) {
                int unit = random.nextInt(UNITS.size());
                float code = text ? units.indexOf(UNITS.get(unit)) : unit;
                float level = (float) (random.nextGaussian() + label);
                step[names.indexOf("amount")] = (float) Math.exp(2 * random.nextGaussian());
                step[names.indexOf("level")] = random.nextDouble() < gaps ? Float.NaN : level;
                step[names.indexOf("unit")] = random.nextDouble() < gaps ? Float.NaN : code;
            }
            builder.add("s" + i, steps, label);
        }
        if (text) {
            builder.categories(names.indexOf("unit"), units);
        }
        return builder.build();
    }

    /** Returns the names backwards. */
    static List<String> backwards(List<String> names) {
        List<String> copy = new ArrayList<>(names);
        Collections.reverse(copy);
        return copy;
    }
}
