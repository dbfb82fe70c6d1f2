package org.seqwise.baseline;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A learner of Tribuo's. */
final class TribuoLearner implements Learner {

    private static final Label ZERO = new Label("0");
    private static final Label ONE = new Label("1");

    // Held, because java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger LOGGER = Logger.getLogger("org.tribuo");

    private final Supplier<Trainer<Label>> trainer;

    /** @param trainer makes one anew: a trainer's draws go on from one training to the next */
    TribuoLearner(Supplier<Trainer<Label>> trainer) {
        this.trainer = trainer;
    }

    @Override
    public Learned fit(double[][] rows, int[] labels, float[] weights) {
        if (LOGGER.getLevel() == null) {
            LOGGER.setLevel(Level.WARNING);
        }
        String[] names = names(rows[0].length);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("training part", factory), factory);
        for (int i = 0; i < rows.length; i++) {
            Example<Label> example = new ArrayExample<>(labels[i] == 1 ? ONE : ZERO, names, rows[i]);
            example.setWeight(weights[i]);
            dataset.add(example);
        }
        Model<Label> model = trainer.get().train(dataset, Map.<String, Provenance>of());
        return others -> probabilities(model, names, others);
    }

    // Tribuo sorts features by their names.
    private static String[] names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, "%08d", i))
                .toArray(String[]::new);
    }

    private static double[] probabilities(Model<Label> model, String[] names, double[][] rows) {
        List<Example<Label>> examples = Arrays.stream(rows)
                .<Example<Label>>map(row -> new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, names, row))
                .toList();
        return model.predict(examples).stream()
                .mapToDouble(TribuoLearner::probability)
                .toArray();
    }

    private static double probability(Prediction<Label> prediction) {
        Label one = prediction.getOutputScores().get(ONE.getLabel());
        if (one == null) {
            throw new IllegalStateException("Tribuo's prediction has no score of a 1: " + prediction);
        }
        return Math.max(0, Math.min(1, one.getScore()));
    }
}
