package org.seqwise.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.ThresholdRule;

/**
 * One set of real data, how it is judged and what is to be reached: trains a {@link FoldEnsemble} a seed and prints each figure beside its
 * mark, and beside what knowing the ratio alone gives.
 *
 * @param title what is asked of which data
 * @param parts the parts by seed
 * @param settings of every member but for its seed and threshold
 * @param threshold how the threshold is found, never on the test part
 * @param seeds one ensemble each
 * @param toReach the least mean over the seeds, by figure
 */
record RealDataTrial(
        String title,
        LongFunction<FoldedParts> parts,
        SequenceTrainerBuilder settings,
        ThresholdRule threshold,
        List<Long> seeds,
        Map<Figure, Double> toReach) {

    private static final String FOLDER = "seqwise.shared";

    /** Copies seeds and marks. */
    RealDataTrial {
        seeds = List.copyOf(seeds);
        toReach = new EnumMap<>(toReach);
    }

    /**
     * Runs a trial as a program, which ends with code 2 and one line where the data is missing.
     *
     * @param arguments the folder that has a folder for each set; or none, for {@code data} in that of {@code -Dseqwise.shared}
     * @param trial makes the trial out of that folder
     */
    static void main(String[] arguments, Function<Path, RealDataTrial> trial) {
        // Each member would say anew which values of the test part lie outside the range of its fold.
        Configurator.setLevel(Sequences.class.getPackageName(), Level.ERROR);
        try {
            trial.apply(folder(arguments)).run(System.out);
        } catch (InvalidInputException e) {
            System.exit(Failures.report(e, false));
        }
    }

    private static Path folder(String... arguments) {
        InvalidInputException.require(
                arguments.length <= 1,
                "%d arguments; there must be one, the folder that has a folder for each set.",
                arguments.length);
        return arguments.length == 1
                ? Path.of(arguments[0])
                : Path.of(System.getProperty(FOLDER, "../shared")).resolve("data");
    }

    /** Returns the same with the first seeds and members alone, and few epochs: to see that it works, not how well. */
    RealDataTrial shortened(int seedCount, int members, int epochs) {
        LongFunction<FoldedParts> fewer = seed -> {
            FoldedParts all = parts.apply(seed);
            return new FoldedParts(all.folds().subList(0, members), all.test());
        };
        return new RealDataTrial(title, fewer, settings.epochs(epochs), threshold, seeds, toReach)
                .firstSeeds(seedCount);
    }

    /** Returns the same with its first seeds alone. */
    RealDataTrial firstSeeds(int count) {
        return new RealDataTrial(title, parts, settings, threshold, seeds.subList(0, count), toReach);
    }

    /** Trains once a seed and prints a line for each, then what they come to. */
    TrialResult run(PrintStream out) {
        out.printf(Locale.ROOT, "%s, on %s%n%-12s", title, Engines.choose().name(), "");
        for (Figure figure : Figure.values()) {
            out.printf(Locale.ROOT, " %9s", figure);
        }
        out.println();
        List<FoldEnsemble> runs = new ArrayList<>();
        for (long seed : seeds) {
            FoldEnsemble ensemble = FoldEnsemble.train(parts.apply(seed), settings, threshold, seed);
            row(out, "seed " + seed, figure -> figure.of(ensemble.together()));
            runs.add(ensemble);
        }
        TrialResult result = new TrialResult(runs);
        row(out, "mean", result::mean);
        row(out, "deviation", result::deviation);
        row(out, "to reach", figure -> toReach.getOrDefault(figure, Double.NaN));
        row(out, "one member", result::oneMember);
        row(out, "out of fold", result::outOfFold);
        row(out, "ratio alone", result::ratioAlone);
        toReach.forEach((figure, least) -> out.printf(
                Locale.ROOT,
                // A mark can be missed by the fifth digit.
                "%s %.5f: %s %s%n",
                figure,
                result.mean(figure),
                result.mean(figure) >= least ? "reaches" : "stays below",
                least));
        return result;
    }

    private static void row(PrintStream out, String name, ToDoubleFunction<Figure> value) {
        out.printf(Locale.ROOT, "%-12s", name);
        for (Figure figure : Figure.values()) {
            double number = value.applyAsDouble(figure);
            out.printf(Locale.ROOT, " %9s", Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.4f", number));
        }
        out.println();
    }
}
