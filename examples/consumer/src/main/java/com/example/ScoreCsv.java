package com.example;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seqwise.SequenceClassifier;

/** Scores a CSV of any length: {@code ScoreCsv model new.csv scores.csv}; with {@code java} behind it without any engine. */
public final class ScoreCsv {

    private ScoreCsv() {}

    public static void main(String[] arguments) throws IOException {
        Path model = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        boolean inJava = arguments.length > 3 && arguments[3].equals("java");
        try (SequenceClassifier classifier =
                        inJava ? SequenceClassifier.loadWithoutEngine(model) : SequenceClassifier.load(model);
                PrintWriter scores = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2])))) {
            scores.println("sequence,probability");
            long count = classifier.score(
                    opener -> Columns.unlabeled()
                            .features(classifier.featureNames())
                            .readInto(data, opener),
                    (id, probability) -> scores.println(id + "," + probability));
            System.out.println("Scored " + count + " sequences on " + classifier.engine() + ".");
        }
    }
}
