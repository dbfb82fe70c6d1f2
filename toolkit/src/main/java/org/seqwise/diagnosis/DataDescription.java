package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.StepScan;

/**
 * What sequences are like, and what of it a person should know before training.
 *
 * @param zerosArePadding whether rows of zeros at the ends of sequences are padding, and left out of all other figures; else they are data
 *     as any, and counted beside
 * @param sequences how many there are
 * @param rows how many rows they have together
 * @param lengths how many steps they have
 * @param padding rows of zeros at the ends
 * @param features one a feature, in their order
 * @param balance how many say no and how many yes; null where there are no labels
 * @param repeats sequences that are equal
 * @param findings what should be known, the most important first
 */
public record DataDescription(
        boolean zerosArePadding,
        int sequences,
        long rows,
        LengthFigures lengths,
        PaddingFigures padding,
        List<FeatureFigures> features,
        @Nullable ClassBalance balance,
        Repeats repeats,
        List<Finding> findings) {

    /** Copies the lists. */
    public DataDescription {
        features = List.copyOf(features);
        findings = List.copyOf(findings);
    }

    /** Describes sequences whose steps are all data. */
    public static DataDescription of(Sequences sequences) {
        return of(sequences, false);
    }

    /**
     * Describes sequences, in one pass over their values and with some 20 bytes of memory for each sequence.
     *
     * @param sequences with labels or without
     * @param zerosArePadding whether rows of zeros at the ends of sequences are padding, as a reader of arrays takes them
     */
    public static DataDescription of(Sequences sequences, boolean zerosArePadding) {
        InvalidInputException.require(
                sequences.size() > 0, "There is no sequence to describe; there must be at least one.");
        Pass pass = new Pass(sequences, zerosArePadding);
        DataDescription plain = new DataDescription(
                zerosArePadding,
                sequences.size(),
                sequences.totalSteps(),
                LengthFigures.of(pass.lengths),
                new PaddingFigures(pass.front, pass.back, pass.padded, pass.empty),
                pass.figures(),
                sequences.isLabeled() ? sequences.balance() : null,
                RepeatSearch.of(sequences, pass.hashes),
                List.of());
        return new DataDescription(
                zerosArePadding,
                plain.sequences,
                plain.rows,
                plain.lengths,
                plain.padding,
                plain.features,
                plain.balance,
                plain.repeats,
                Findings.of(plain));
    }

    /** Returns the share of rows that are padding, in [0, 1). */
    public double paddingShare() {
        return (double) padding.rows() / rows;
    }

    /** One look at every value. */
    private static final class Pass {
        private final Sequences sequences;
        private final boolean zerosArePadding;
        private final int width;
        private final FeatureTally[] tallies;
        private final int[] lengths;
        private final long[] hashes;
        private long front;
        private long back;
        private int padded;
        private int empty;

        Pass(Sequences sequences, boolean zerosArePadding) {
            this.sequences = sequences;
            this.zerosArePadding = zerosArePadding;
            width = sequences.featureCount();
            tallies = new FeatureTally[width];
            Arrays.setAll(tallies, feature -> new FeatureTally());
            lengths = new int[sequences.size()];
            hashes = new long[sequences.size()];
            StepScan scan = new StepScan();
            for (int i = 0; i < sequences.size(); i++) {
                add(i, scan.read(sequences, i), sequences.stepCount(i));
            }
        }

        private void add(int index, float[] values, int rows) {
            int from = Padding.FRONT.firstRow(values, rows, width);
            if (from == rows) {
                // A sequence of nothing but zeros is one step of zeros, as the reader of arrays takes it.
                empty++;
                from = rows - 1;
            }
            int to = Math.max(from + 1, Padding.BACK.endRow(values, rows, width));
            front += from;
            back += rows - to;
            padded += to - from < rows ? 1 : 0;
            if (zerosArePadding) {
                measure(index, values, from, to);
            } else {
                measure(index, values, 0, rows);
            }
        }

        private void measure(int index, float[] values, int from, int to) {
            lengths[index] = to - from;
            hashes[index] = ContentHash.of(values, from * width, to * width);
            for (int i = from * width; i < to * width; i += width) {
                for (int feature = 0; feature < width; feature++) {
                    tallies[feature].add(values[i + feature]);
                }
            }
        }

        private FeatureFigures figures(int feature) {
            String name = sequences.featureNames().get(feature);
            List<String> categories = sequences.categories().getOrDefault(name, List.of());
            return tallies[feature].figures(name, categories.size());
        }

        private List<FeatureFigures> figures() {
            List<FeatureFigures> figures = new ArrayList<>();
            for (int feature = 0; feature < width; feature++) {
                figures.add(figures(feature));
            }
            return figures;
        }
    }
}
