package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.seqwise.data.Sequences;
import org.seqwise.data.StepScan;

/**
 * How large what a network reads is: figures of a sample, and which features never change in all of it.
 *
 * @param figures one a feature, over the sample
 * @param constants features of one value alone
 */
record InputScan(List<FeatureFigures> figures, List<String> constants) {

    private static final int MOST_VALUES = 1_000_000;

    static InputScan of(Sequences sequences) {
        long values = sequences.totalSteps() * sequences.featureCount();
        // Evenly from all of it, since data often lies in order.
        int stride = (int) Math.min(sequences.size(), 1 + values / MOST_VALUES);
        FeatureTally[] tallies = new FeatureTally[sequences.featureCount()];
        Arrays.setAll(tallies, feature -> new FeatureTally());
        StepScan scan = new StepScan();
        for (int i = 0; i < sequences.size(); i += stride) {
            float[] read = scan.read(sequences, i);
            for (int at = 0; at < sequences.stepCount(i) * tallies.length; at++) {
                tallies[at % tallies.length].add(read[at]);
            }
        }
        List<FeatureFigures> figures = new ArrayList<>();
        for (int feature = 0; feature < tallies.length; feature++) {
            figures.add(tallies[feature].figures(sequences.featureNames().get(feature), 0));
        }
        return new InputScan(figures, constants(sequences, figures));
    }

    // What does not change in the sample may be rare: the search ends once nothing is left that never changed.
    private static List<String> constants(Sequences sequences, List<FeatureFigures> sample) {
        TreeSet<Integer> still = new TreeSet<>();
        for (int feature = 0; feature < sample.size(); feature++) {
            if (sample.get(feature).isConstant() && sample.get(feature).missing() == 0) {
                still.add(feature);
            }
        }
        StepScan scan = new StepScan();
        for (int i = 0; i < sequences.size() && !still.isEmpty(); i++) {
            float[] read = scan.read(sequences, i);
            int end = sequences.stepCount(i) * sample.size();
            still.removeIf(feature -> changes(
                    read, feature, end, sample.size(), sample.get(feature).min()));
        }
        return still.stream().map(feature -> sample.get(feature).name()).toList();
    }

    private static boolean changes(float[] read, int from, int end, int width, double only) {
        for (int at = from; at < end; at += width) {
            if (read[at] != only) {
                return true;
            }
        }
        return false;
    }
}
