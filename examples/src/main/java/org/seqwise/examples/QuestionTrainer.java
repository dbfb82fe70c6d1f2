package org.seqwise.examples;

import java.util.Locale;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.FrontPaddedArrays;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.GeneratedSequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingProgress;

/**
 * The question that this project answers, line for line: once as it was asked, once as it should be. The script was
 *
 * <pre>
 * model = Sequential()
 * model.add(LSTM(100, input_shape=(10, 5)))
 * model.add(Dense(1, activation='sigmoid'))
 * model.compile(loss='binary_crossentropy', optimizer='rmsprop', metrics=['accuracy'])
 * model.fit(X, y, epochs=100, batch_size=1000)
 * </pre>
 *
 * <p>The lesson: a log-loss of 0.5623 is what knowing the ratio of 1:3 gives. Rows of zeros in front that are read as data, and features
 * on unlike scales, keep the model near it; neither the cell nor the optimizer is at fault. Arguments: [sequences] [most epochs].
 */
public final class QuestionTrainer {

    private QuestionTrainer() {}

    /** Trains both ways on the same sequences and prints them side by side. */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        QuestionSequences question = QuestionSequences.generate(count, 42);
        float[][][] x = question.frontPadded();
        int[] y = question.labels();

        Sequences asAsked = paddingAsData(x, y);
        Sequences asItShouldBe =
                FrontPaddedArrays.convert(x, y, QuestionSequences.FEATURES).sequences();
        GeneratedSequences truth = question.atTrueLength();

        // The same labels and the same seed give the same three parts.
        Split asked = asAsked.stratifiedSplit(0.70, 0.15, 42);
        Split better = asItShouldBe.stratifiedSplit(0.70, 0.15, 42);
        BestPossible best = BestPossible.of(
                new Scores(truth.probabilitiesOf(better.test()), better.test().labels()));

        Evaluation before = train(asked, question().epochs(epochs).standardize(false));
        Evaluation after = train(
                better, question().epochs(epochs).positiveWeight(better.train().balancingWeight()));
        print(before, after, best);
    }

    /** What the script states. */
    private static SequenceTrainerBuilder question() {
        return SequenceTrainer.builder()
                .hiddenSize(100)
                .optimizer(OptimizerChoice.RMSPROP)
                .batchSize(1000);
    }

    private static Evaluation train(Split split, SequenceTrainerBuilder builder) {
        ProgressPrinter<TrainingProgress> progress = new ProgressPrinter<>(System.out, false);
        try (SequenceClassifier classifier =
                builder.progress(progress).build().train(split.train(), split.validation())) {
            progress.finish();
            return classifier.evaluate(split.test());
        }
    }

    private static Sequences paddingAsData(float[][][] x, int[] y) {
        SequencesBuilder builder = Sequences.builder(QuestionSequences.FEATURES);
        for (int i = 0; i < x.length; i++) {
            builder.add(Integer.toString(i), x[i], y[i]);
        }
        return builder.build();
    }

    private static void print(Evaluation before, Evaluation after, BestPossible best) {
        System.out.printf(Locale.ROOT, "%n%-10s %12s %12s %14s%n", "test part", "as asked", "Seqwise", "best possible");
        row("ROC AUC", before.rocAuc(), after.rocAuc(), best.rocAuc());
        row("log-loss", before.logLoss(), after.logLoss(), best.logLoss());
        row("F1", before.f1(), after.f1());
        System.out.printf(Locale.ROOT, "%nKnowing only the ratio: log-loss %.4f.%n", after.floorLogLoss());
    }

    private static void row(String name, double... values) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-10s", name));
        int[] widths = {12, 12, 14};
        for (int i = 0; i < values.length; i++) {
            line.append(String.format(Locale.ROOT, " %" + widths[i] + ".4f", values[i]));
        }
        System.out.println(line);
    }
}
