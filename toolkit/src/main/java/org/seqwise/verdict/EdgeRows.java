package org.seqwise.verdict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.StepScan;

/**
 * Rows at the ends of sequences that are the same again and again: zeros, which are padding unless they are as frequent within, and others, which
 * are padding that went through a computation.
 *
 * @param zerosWithin the share of rows of zeros among those between a sequence's first and last row of another kind
 * @param zerosAtEnds rows of zeros at the ends of a sequence, in the mean
 * @param sides where rows of zeros are
 * @param repeatedShare the share of all rows that are the most frequent first or last row, at that end, and not zeros
 * @param repeatedSide where that row is
 * @param repeatedWithin of all rows like it, the share that is elsewhere
 * @param repeatedInRuns whether it comes several times in a row, and not as often everywhere
 * @param areBothSides whether there are rows of zeros at both ends
 */
record EdgeRows(
        double zerosWithin,
        double zerosAtEnds,
        Padding sides,
        double repeatedShare,
        Padding repeatedSide,
        double repeatedWithin,
        boolean repeatedInRuns,
        boolean areBothSides) {

    private static final double SOME = 0.01;
    private static final double MANY = 0.02;
    // One usual first row is no padding.
    private static final double MEAN_RUN = 1.5;
    private static final int LOOKED_AT = 100_000;

    static EdgeRows of(Sequences sequences) {
        Edge front = Edge.of(sequences, Padding.FRONT);
        Edge back = Edge.of(sequences, Padding.BACK);
        Edge more = front.share() >= back.share() ? front : back;
        Zeros zeros = Zeros.of(sequences);
        return new EdgeRows(
                zeros.within / (double) Math.max(1, zeros.between),
                (zeros.front + zeros.back) / (double) sequences.size(),
                zeros.front + zeros.back == 0 ? Padding.NONE : zeros.front >= zeros.back ? Padding.FRONT : Padding.BACK,
                more.share(),
                more.side,
                more.elsewhere(),
                more.isInRuns(),
                zeros.front > 0 && zeros.back > 0);
    }

    /** Returns whether zeros at the ends are no more than rows of zeros that come by chance would be: then they are data. */
    boolean zerosAreData() {
        // So many come in a row at one end where each row is one with that probability.
        double expected = zerosWithin / (1 - zerosWithin);
        return zerosWithin >= SOME && zerosAtEnds > 0 && zerosAtEnds <= 2 * expected;
    }

    /** Returns whether the ends of sequences are one row again and again that is nowhere else. */
    boolean isPaddingComputed() {
        return repeatedShare >= MANY && repeatedWithin <= SOME && repeatedInRuns;
    }

    /** Returns the sequences without the zeros at the side where there are any; one of nothing but zeros keeps a row. */
    Sequences trimmed(Sequences sequences) {
        SequencesBuilder trimmed = Sequences.builder(sequences.featureNames()).missingAllowed();
        StepScan scan = new StepScan();
        int width = sequences.featureCount();
        for (int i = 0; i < sequences.size(); i++) {
            int rows = sequences.stepCount(i);
            float[] values = scan.read(sequences, i);
            int from = Math.min(rows - 1, sides.firstRow(values, rows, width));
            int to = Math.max(from + 1, sides.endRow(values, rows, width));
            trimmed.accept(sequences.details(i), values, from * width, to - from);
        }
        return trimmed.build();
    }

    /** Where rows of zeros are. */
    private static final class Zeros {
        private long front;
        private long back;
        private long between;
        private long within;

        static Zeros of(Sequences sequences) {
            Zeros zeros = new Zeros();
            StepScan scan = new StepScan();
            int width = sequences.featureCount();
            for (int i = 0; i < sequences.size(); i++) {
                int rows = sequences.stepCount(i);
                float[] values = scan.read(sequences, i);
                int from = Padding.FRONT.firstRow(values, rows, width);
                int to = Padding.BACK.endRow(values, rows, width);
                zeros.front += from == rows ? 0 : from;
                zeros.back += rows - Math.max(from, to);
                for (int row = from; row < to; row++) {
                    zeros.between++;
                    zeros.within += isZero(values, row * width, width) ? 1 : 0;
                }
            }
            return zeros;
        }

        static boolean isZero(float[] values, int at, int width) {
            for (int i = at; i < at + width; i++) {
                if (values[i] != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The most frequent row at one end. */
    private static final class Edge {
        private final Padding side;
        private final float[] row;
        private long atEnd;
        private long all;
        private int runs;
        private int longest;
        private int shortest = Integer.MAX_VALUE;
        private final long rows;

        private Edge(Padding side, float[] row, long rows) {
            this.side = side;
            this.row = row;
            this.rows = rows;
        }

        static Edge of(Sequences sequences, Padding side) {
            Edge edge = new Edge(side, mostFrequent(sequences, side), sequences.totalSteps());
            if (edge.row.length > 0) {
                for (int i = 0; i < sequences.size(); i++) {
                    edge.count(sequences.steps(i));
                }
            }
            return edge;
        }

        private static float[] mostFrequent(Sequences sequences, Padding side) {
            Map<Row, Integer> counts = new HashMap<>();
            Row most = new Row(new float[0]);
            int count = 1;
            int stride = Math.max(1, sequences.size() / LOOKED_AT);
            for (int i = 0; i < sequences.size(); i += stride) {
                int at = side == Padding.FRONT ? 0 : sequences.stepCount(i) - 1;
                Row end = new Row(sequences, i, at);
                if (end.isZero()) {
                    continue;
                }
                int now = counts.merge(end, 1, Integer::sum);
                if (now > count) {
                    most = end;
                    count = now;
                }
            }
            return most.values;
        }

        private void count(float[][] steps) {
            boolean inEnd = true;
            int run = 0;
            for (int t = 0; t < steps.length; t++) {
                boolean same = Arrays.equals(steps[side == Padding.FRONT ? t : steps.length - 1 - t], row);
                inEnd &= same;
                // A sequence that is nothing else is not padded.
                run += inEnd && t < steps.length - 1 ? 1 : 0;
                all += same ? 1 : 0;
            }
            atEnd += run;
            if (run > 0) {
                runs++;
                longest = Math.max(longest, run);
                shortest = Math.min(shortest, run);
            }
        }

        double share() {
            return (double) atEnd / rows;
        }

        boolean isInRuns() {
            return longest > shortest && atEnd >= MEAN_RUN * runs;
        }

        double elsewhere() {
            return all == 0 ? 0 : (double) (all - atEnd) / all;
        }
    }

    /** Compares by its values. */
    private static final class Row {
        private final float[] values;

        Row(float[] values) {
            this.values = values;
        }

        Row(Sequences sequences, int index, int step) {
            values = new float[sequences.featureCount()];
            for (int f = 0; f < values.length; f++) {
                values[f] = sequences.value(index, step, f);
            }
        }

        boolean isZero() {
            return Zeros.isZero(values, 0, values.length);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }
}
