package org.seqwise.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.training.OptimizerChoice;

/**
 * What batches of like length cost a model: log-loss and AUC beside those of a plain shuffle, in pairs that differ in the pool alone. Once on
 * the question's sequences of 1 to 10 steps, and once on a part of them in which the odds of a 1 grow sixteenfold from the shortest to the
 * longest, so that the batches differ in their labels too. Arguments: how many pairs of each, how many epochs.
 */
public final class LengthPoolBenchmark {

    private static final int DRAWN = 40_000;
    private static final int LEARNED_FROM = 8_400;
    private static final int VALIDATION = 2_000;
    private static final int TEST = 8_000;
    private static final int PLAIN_SHUFFLE = 1;
    private static final int[] POOLS = {10, 50};
    private static final int[] BATCHES = {32, 200};

    private final int pairs;
    private final int epochs;

    private LengthPoolBenchmark(int pairs, int epochs) {
        this.pairs = pairs;
        this.epochs = epochs;
    }

    /** Prints the mean differences of each pool and their standard errors. */
    public static void main(String[] arguments) {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        System.out.printf(
                Locale.ROOT,
                "%s, %d pairs, %d epochs%n%-24s %6s %5s %20s %20s%n",
                Engines.choose(),
                pairs,
                epochs,
                "labels",
                "batch",
                "pool",
                "log-loss",
                "AUC");
        Sequences question = QuestionSequences.generate(DRAWN, 7).atTrueLength().sequences();
        LengthPoolBenchmark benchmark = new LengthPoolBenchmark(pairs, epochs);
        benchmark.compare("as they are", question);
        benchmark.compare("more 1s among long ones", leaning(question));
    }

    private void compare(String labels, Sequences sequences) {
        Sequences train = range(sequences, 0, LEARNED_FROM);
        Sequences validation = range(sequences, LEARNED_FROM, VALIDATION);
        Sequences test = range(sequences, LEARNED_FROM + VALIDATION, TEST);
        for (int batch : BATCHES) {
            IntFunction<List<Evaluation>> ofPool = pool -> IntStream.range(0, pairs)
                    .mapToObj(seed -> trained(train, validation, test, batch, pool, seed))
                    .toList();
            List<Evaluation> plain = ofPool.apply(PLAIN_SHUFFLE);
            tell(labels, batch, PLAIN_SHUFFLE, figures(plain, Evaluation::logLoss), figures(plain, Evaluation::rocAuc));
            for (int pool : POOLS) {
                List<Evaluation> pooled = ofPool.apply(pool);
                tell(
                        labels,
                        batch,
                        pool,
                        differences(pooled, plain, Evaluation::logLoss),
                        differences(pooled, plain, Evaluation::rocAuc));
            }
        }
    }

    private Evaluation trained(Sequences train, Sequences validation, Sequences test, int batch, int pool, long seed) {
        try (SequenceClassifier classifier = SequenceTrainer.builder()
                .hiddenSize(32)
                .optimizer(OptimizerChoice.ADAM)
                .batchSize(batch)
                .lengthPool(pool)
                .epochs(epochs)
                .patience(epochs)
                .seed(seed)
                .build()
                .train(train, validation)) {
            return classifier.evaluate(test);
        }
    }

    // A 1 stays with a chance that grows with its steps, a 0 with one that falls: both from a quarter to one, or back.
    private static Sequences leaning(Sequences question) {
        SplittableRandom random = new SplittableRandom(7);
        double longest = question.longestStepCount();
        return question.subset(IntStream.range(0, question.size())
                .filter(i -> {
                    double length = (question.stepCount(i) - 1) / (longest - 1);
                    double chance = question.label(i) == 1 ? length : 1 - length;
                    return random.nextDouble() < 0.25 + 0.75 * chance;
                })
                .toArray());
    }

    private static Sequences range(Sequences sequences, int from, int count) {
        return sequences.subset(IntStream.range(from, from + count).toArray());
    }

    private static double[] figures(List<Evaluation> evaluations, ToDoubleFunction<Evaluation> figure) {
        return evaluations.stream().mapToDouble(figure).toArray();
    }

    private static double[] differences(
            List<Evaluation> ones, List<Evaluation> others, ToDoubleFunction<Evaluation> figure) {
        double[] differences = figures(ones, figure);
        double[] without = figures(others, figure);
        Arrays.setAll(differences, i -> differences[i] - without[i]);
        return differences;
    }

    private static void tell(String labels, int batch, int pool, double[] logLoss, double[] auc) {
        System.out.printf(
                Locale.ROOT, "%-24s %6d %5d %20s %20s%n", labels, batch, pool, withError(logLoss), withError(auc));
    }

    private static String withError(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        return String.format(Locale.ROOT, "%+.4f (%.4f)", mean, error);
    }
}
