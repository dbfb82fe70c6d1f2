package org.seqwise.explanation;

import java.util.List;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.Preprocessor;

/**
 * Which of the numbers that a network reads at a step come from which raw feature: one of an amount, several of a category or of a feature
 * with gaps. They are replaced together, and what they add is added up.
 *
 * @param names of the raw features, in the order of training
 * @param starts the first number of each, and after them how many there are in all
 */
record RawFeatures(List<String> names, int[] starts) {

    static RawFeatures of(Preprocessor preprocessor) {
        List<FeatureRule> rules = preprocessor.features();
        int[] starts = new int[rules.size() + 1];
        for (int f = 0; f < rules.size(); f++) {
            starts[f + 1] = starts[f] + rules.get(f).outputNames().size();
        }
        return new RawFeatures(preprocessor.inputNames(), starts);
    }

    int count() {
        return names.size();
    }

    /** Returns the first number of a feature; the next feature's is behind its last. */
    int start(int feature) {
        return starts[feature];
    }

    /** Returns how many numbers a network reads at a step. */
    int width() {
        return starts[count()];
    }

    /** Returns the sums over the numbers of each feature. */
    double[] sums(double[] step) {
        double[] sums = new double[count()];
        for (int f = 0; f < sums.length; f++) {
            for (int i = starts[f]; i < starts[f + 1]; i++) {
                sums[f] += step[i];
            }
        }
        return sums;
    }
}
