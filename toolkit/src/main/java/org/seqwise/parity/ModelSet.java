package org.seqwise.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.OptimizerChoice;

/** The cases of a saved model, one for each of its members, and its owner's sequences, with every optimizer. */
final class ModelSet {

    private static final int LARGEST_BATCH = 16;
    private static final int SMALLEST_BATCH = 2;
    private static final int BATCHES = 4;
    /** Multiplications that the reference does in about ten seconds. */
    private static final double BUDGET = 1e10;
    /** A step of training reads each weight about three times at each step of a sequence: once forward, twice backward. */
    private static final double READINGS = 3.0 * ParityCase.TRAINING_STEPS * OptimizerChoice.values().length;

    private ModelSet() {}

    static ParityPlan plan(Path folder, SequenceClassifier model, Sequences labeled) {
        InvalidInputException.require(
                labeled.isLabeled() && labeled.size() > 0,
                "%d sequences, labeled: %s; there must be some, with labels, for a loss to be compared.",
                labeled.size(),
                labeled.isLabeled());
        int members = model.memberCount();
        int batch = batchFor(model.network(), members, (double) labeled.totalSteps() / labeled.size());
        Sequences raw = labeled.subset(alternating(labeled, BATCHES * batch));
        Sequences prepared = model.preprocessor().apply(raw);
        List<ParityCase> cases = IntStream.range(0, members)
                .mapToObj(member -> member(folder, model, member, raw, prepared, batch))
                .toList();
        String description = String.format(
                Locale.ROOT,
                "The model of %s%s, on %,d of %,d sequences (of the data with SHA-256 %.12s), the first of each class in turn,"
                        + " in batches of %d, with every optimizer",
                model.provenance().created(),
                members == 1 ? "" : ", each of its " + members + " members",
                raw.size(),
                labeled.size(),
                labeled.fingerprint(),
                batch);
        return new ParityPlan(description, cases);
    }

    private static ParityCase member(
            Path folder, SequenceClassifier model, int member, Sequences raw, Sequences prepared, int batch) {
        Map<String, Object> settings = model.provenance().settings();
        return new ParityCase(
                model.memberCount() == 1 ? "the model" : "member " + (member + 1) + "/" + model.memberCount(),
                model.network(),
                model.weights(member),
                (float) number(settings, "dropout", 0),
                model.objective(),
                List.of(OptimizerChoice.values()),
                number(settings, "learningRate", 0.001),
                raw,
                prepared,
                batch,
                model.provenance().members().get(member).seed(),
                folder);
    }

    private static int batchFor(NetworkShape network, int members, double steps) {
        double affordable = BUDGET / (READINGS * members * network.parameterCount() * steps);
        return (int) Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, affordable));
    }

    /** Returns the first of each class in turn, then those of the class that has more; as many as wanted, or all. */
    private static int[] alternating(Sequences labeled, int wanted) {
        List<List<Integer>> classes = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < labeled.size(); i++) {
            classes.get(labeled.label(i)).add(i);
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; chosen.size() < Math.min(wanted, labeled.size()); i++) {
            for (List<Integer> indices : classes) {
                if (i < indices.size() && chosen.size() < wanted) {
                    chosen.add(indices.get(i));
                }
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    // Models of format version 1 state fewer settings.
    private static double number(Map<String, Object> settings, String name, double otherwise) {
        return settings.get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
