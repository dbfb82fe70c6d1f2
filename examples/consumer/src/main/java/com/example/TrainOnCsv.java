package com.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.report.MetricsReport;
import org.seqwise.report.ModelCard;

/** Trains on a CSV of sequences and saves the model: {@code TrainOnCsv pumps.csv model}. */
public final class TrainOnCsv {

    private TrainOnCsv() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path model = Path.of(arguments[1]);
        Sequences sequences = Columns.labeled().read(data);
        Split split = sequences.stratifiedSplit(0.70, 0.15, 42);
        SequenceTrainer trainer = SequenceTrainer.builder()
                .hiddenSize(16)
                .learningRate(0.01)
                .positiveWeight(split.train().balancingWeight())
                .source(Columns.labeled().source(data))
                .seed(42)
                .build();
        try (SequenceClassifier classifier = trainer.train(split.train(), split.validation())) {
            EvaluationWithIntervals figures = classifier.evaluate(split.test(), new Bootstrap(42));
            System.out.println("Trained on " + classifier.engine() + ". Of the test part:\n" + figures);
            classifier.save(model);
            new MetricsReport().test(figures).data(split).write(model);
            Files.writeString(model.resolve("card.md"), ModelCard.of(model).markdown());
            System.out.println("Saved to " + model + ", with what to know of it in card.md.");
        }
    }
}
