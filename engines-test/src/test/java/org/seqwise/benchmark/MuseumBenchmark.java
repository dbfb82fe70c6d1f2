package org.seqwise.benchmark;

import java.util.Locale;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.seqwise.contract.MuseumVerdicts;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.engine.Engines;
import org.seqwise.verdict.Diagnosis;

/** Which verdicts the pieces of the museum get, and how long it takes. Argument: how many seeds of each. */
public final class MuseumBenchmark {

    private MuseumBenchmark() {}

    /** Prints a line a piece and each verdict that is another than it must be. */
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        // Of the short trainings' parts, what is unusual in one of them is no news.
        Configurator.setLevel("org.seqwise", Level.ERROR);
        System.out.printf(
                Locale.ROOT, "%s%n%-24s %-48s %6s %10s%n", Engines.choose(), "piece", "must be", "right", "seconds");
        int right = 0;
        for (Museum piece : Museum.values()) {
            double[] seconds = new double[seeds];
            int its = 0;
            for (int seed = 0; seed < seeds; seed++) {
                long begin = System.nanoTime();
                Diagnosis diagnosis = MuseumVerdicts.diagnose(piece, seed);
                seconds[seed] = (System.nanoTime() - begin) / 1e9;
                if (diagnosis.verdict() == MuseumVerdicts.of(piece)) {
                    its++;
                } else {
                    System.out.printf(
                            Locale.ROOT,
                            "  %s, seed %d: %s. %s%n",
                            piece,
                            seed,
                            diagnosis.verdict(),
                            diagnosis.reason());
                }
            }
            right += its;
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %-48s %3d/%2d %10.1f%n",
                    piece,
                    MuseumVerdicts.of(piece),
                    its,
                    seeds,
                    Interleaved.median(seconds));
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d, %.1f %%%n",
                right,
                seeds * Museum.values().length,
                100.0 * right / (seeds * Museum.values().length));
    }
}
