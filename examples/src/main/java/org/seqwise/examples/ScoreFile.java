package org.seqwise.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import org.seqwise.ScoreConsumer;

/** Scores as CSV, {@code id,probability,label}; tells now and then how many they are. */
final class ScoreFile implements ScoreConsumer {

    private static final int BETWEEN = 1 << 12;

    private final CsvWriter csv;
    private final double threshold;
    private final long all;
    private final Consumer<PredictProgress> listener;
    private final long begin = System.nanoTime();
    private long scored;

    /**
     * @param threshold the probability from which on the label is 1
     * @param all how many scores there will be, 0 where that is not known
     */
    ScoreFile(Writer writer, double threshold, long all, Consumer<PredictProgress> listener) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        this.threshold = threshold;
        this.all = all;
        this.listener = listener;
        csv.writeRecord("id", "probability", "label");
    }

    @Override
    public void accept(String id, double probability) {
        csv.writeRecord(id, Double.toString(probability), probability >= threshold ? "1" : "0");
        if (++scored % BETWEEN == 0) {
            listener.accept(progress());
        }
    }

    PredictProgress progress() {
        return new PredictProgress(scored, all, (System.nanoTime() - begin) / 1e9);
    }

    /** Writes what is held back. */
    void flush() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The scores could not be written.", e);
        }
    }
}
