package org.seqwise.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.io.NpzWriter;
import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.synthetic.GeneratedSequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;
import org.seqwise.report.DescriptionPage;
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
 * on unlike scales, keep the model near it; neither the cell nor the optimizer is at fault.
 *
 * <p>Arguments: [sequences or F.npz] [most epochs]. A file has the arrays as the script had them, {@code X (n, time, features)}, padded in
 * front with rows of zeros, and {@code y (n)}; without one, sequences are drawn whose best possible score is known, and read from such a file.
 */
public final class QuestionTrainer {

    private QuestionTrainer() {}

    /** Trains both ways on the same sequences and prints them side by side. */
    public static void main(String[] arguments) throws IOException {
        String data = arguments.length > 0 ? arguments[0] : "100000";
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        if (data.endsWith(".npz")) {
            run(Path.of(data), null, epochs);
            return;
        }
        Path folder = Files.createTempDirectory("question");
        Path file = folder.resolve("question.npz");
        try {
            GeneratedSequences truth =
                    QuestionSequences.generate(Integer.parseInt(data), 42).atTrueLength();
            new NpzWriter(Padding.FRONT, false).write(truth.sequences(), file);
            run(file, truth, epochs);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void run(Path file, @Nullable GeneratedSequences truth, int epochs) {
        Sequences asAsked = SequenceFiles.reader().padding("none").read(file);
        System.out.println("What is wrong with these sequences:");
        DescriptionPage.findings(DataDescription.of(asAsked, true)).forEach(System.out::println);
        System.out.println();

        // The same labels and the same seed give the same three parts.
        Split asked = asAsked.stratifiedSplit(0.70, 0.15, 42);
        Split better = SequenceFiles.reader().read(file).stratifiedSplit(0.70, 0.15, 42);
        Evaluation before = train(asked, question().epochs(epochs).standardize(false));
        Evaluation after = train(
                better, question().epochs(epochs).positiveWeight(better.train().balancingWeight()));
        print(before, after, truth == null ? null : best(truth, better.test()));
    }

    private static BestPossible best(GeneratedSequences truth, Sequences test) {
        return BestPossible.of(new Scores(truth.probabilitiesOf(test), test.labels()));
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

    private static void print(Evaluation before, Evaluation after, @Nullable BestPossible best) {
        System.out.printf(Locale.ROOT, "%n%-10s %12s %12s", "test part", "as asked", "Seqwise");
        System.out.println(best == null ? "" : "  best possible");
        if (best == null) {
            row("ROC AUC", before.rocAuc(), after.rocAuc());
            row("log-loss", before.logLoss(), after.logLoss());
        } else {
            row("ROC AUC", before.rocAuc(), after.rocAuc(), best.rocAuc());
            row("log-loss", before.logLoss(), after.logLoss(), best.logLoss());
        }
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
