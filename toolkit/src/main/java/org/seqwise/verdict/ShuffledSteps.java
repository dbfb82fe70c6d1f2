package org.seqwise.verdict;

import java.util.Random;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** The same sequences with the steps of each in a drawn order: what any order tells is left, and what theirs told is gone. */
final class ShuffledSteps {

    private ShuffledSteps() {}

    static Sequences of(Sequences sequences, long seed) {
        Random random = new Random(Seeds.derive(seed, "steps", 0));
        SequencesBuilder shuffled = Sequences.builder(sequences.featureNames()).missingAllowed();
        for (int feature = 0; feature < sequences.featureCount(); feature++) {
            String name = sequences.featureNames().get(feature);
            if (sequences.categories().containsKey(name)) {
                shuffled.categories(feature, sequences.categories().get(name));
            }
        }
        for (int i = 0; i < sequences.size(); i++) {
            float[][] steps = sequences.steps(i);
            for (int t = steps.length - 1; t > 0; t--) {
                int other = random.nextInt(t + 1);
                float[] step = steps[t];
                steps[t] = steps[other];
                steps[other] = step;
            }
            shuffled.add(sequences.details(i), steps);
        }
        return shuffled.build();
    }
}
