package org.seqwise.examples.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Inspection;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Rows with their probability in the place of the steps, which are last; some thousand scored at a time. */
final class ScoredRows implements Iterator<Row> {

    private static final int MOST_ROWS = 1 << 12;
    private static final int MOST_VALUES = 1 << 20;

    private static final Seq<Seq<Float>> NO_STEPS =
            CollectionConverters.asScala(List.<Seq<Float>>of()).toSeq();

    private final Iterator<Row> rows;
    private final SequenceClassifier classifier;
    private final List<String> features;
    private final int width;
    private Iterator<Row> scored = Collections.emptyIterator();
    private float[] values = new float[0];
    private @Nullable Inspection inspection;

    ScoredRows(Iterator<Row> rows, SequenceClassifier classifier) {
        this.rows = rows;
        this.classifier = classifier;
        features = classifier.featureNames();
        width = features.size();
    }

    @Override
    public boolean hasNext() {
        if (!scored.hasNext() && rows.hasNext()) {
            scored = next(new ArrayList<>()).iterator();
            if (!rows.hasNext() && inspection != null) {
                inspection.warn();
            }
        }
        return scored.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more rows.");
        }
        return scored.next();
    }

    private List<Row> next(List<Row> taken) {
        SequencesBuilder builder = Sequences.builder(features).missingAllowed();
        long count = 0;
        while (rows.hasNext() && taken.size() < MOST_ROWS && count < MOST_VALUES) {
            Row row = rows.next();
            int steps = read(row);
            builder.addFlatUnlabeled("row " + (taken.size() + 1), values, 0, steps);
            count += (long) steps * width;
            taken.add(row);
        }
        double[] probabilities = probabilities(builder.build());
        for (int i = 0; i < probabilities.length; i++) {
            taken.set(i, with(taken.get(i), probabilities[i]));
        }
        return taken;
    }

    private double[] probabilities(Sequences sequences) {
        if (inspection == null) {
            inspection = classifier.preprocessor().inspection(sequences);
        }
        inspection.read(sequences);
        return classifier.preparedProbabilities(classifier.preprocessor().apply(sequences));
    }

    /** Copies a row's steps, one after the other, and returns how many there are. */
    private int read(Row row) {
        int last = row.length() - 1;
        Seq<Seq<Float>> steps = row.isNullAt(last) ? NO_STEPS : row.getSeq(last);
        int count = steps.length();
        InvalidInputException.require(
                count > 0, "Row (%s) has no steps; a sequence needs one at least. Maybe leave such rows out.", row);
        if (values.length < count * width) {
            values = new float[Math.max(count * width, 2 * values.length)];
        }
        for (int t = 0; t < count; t++) {
            Seq<Float> step = steps.apply(t);
            InvalidInputException.require(
                    step != null && step.length() == width,
                    "Row (%s) has a step %d that is not of %d values, as the model's are: %s.",
                    row,
                    t + 1,
                    width,
                    features);
            copy(step, t * width);
        }
        return count;
    }

    private void copy(Seq<Float> step, int to) {
        for (int f = 0; f < width; f++) {
            Float value = step.apply(f);
            values[to + f] = value == null ? Float.NaN : value;
        }
    }

    private static Row with(Row row, double probability) {
        Object[] cells = new Object[row.length()];
        for (int i = 0; i < row.length() - 1; i++) {
            cells[i] = row.get(i);
        }
        cells[row.length() - 1] = probability;
        return RowFactory.create(cells);
    }
}
