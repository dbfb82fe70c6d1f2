package org.seqwise.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Explainer;
import org.seqwise.explanation.ExplanationSettings;
import org.seqwise.explanation.SequenceExplanation;
import org.seqwise.report.ExplanationPage;
import org.seqwise.report.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise explain}. */
@Command(
        name = "explain",
        description =
                "Show what a model goes by: what is lost where a feature or a step is another sequence's, and what each value adds"
                        + " to the logit (integrated gradients, from the means of the training).",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Folder of the model.")
    private Path model = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LabeledFileOptions file = new LabeledFileOptions();

    @Option(
            names = "--sequence",
            paramLabel = "ID",
            description = "Explain this sequence alone, value by value; labels are not looked at.")
    private @Nullable String sequence;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "5",
            description = "Draws of what replaces what (${DEFAULT-VALUE}).")
    private int repeats;

    @Option(
            names = "--permuted",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Sequences at most that are taken for it, drawn at random (${DEFAULT-VALUE}).")
    private int permuted;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "50",
            description = "Points on the way from the means to a sequence (${DEFAULT-VALUE}).")
    private int points;

    @Option(
            names = "--attributed",
            paramLabel = "N",
            defaultValue = "500",
            description = "Sequences at most whose values are followed so, of the same (${DEFAULT-VALUE}).")
    private int attributed;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Of all draws (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print every figure as JSON, for another program.")
    private boolean json;

    @Option(names = "--out", paramLabel = "F.csv", description = "Write the figures there too.")
    private @Nullable Path out;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        WholeFile.requireFile(out);
        ExplanationSettings settings = new ExplanationSettings(repeats, permuted, points, attributed, seed);
        try (SequenceClassifier classifier = SequenceClassifier.load(model)) {
            Explainer explainer = new Explainer(classifier, settings);
            if (sequence == null) {
                DataExplanation explained = explainer.explain(data.read(ModelColumns.labeled(classifier, file)));
                print(ExplanationPage.lines(explained), explained);
                write(writer -> ExplanationCsv.print(writer, explained));
            } else {
                Sequences sequences = data.read(ModelColumns.unlabeled(classifier, file));
                SequenceExplanation explained = explainer.explain(sequences, place(sequences, sequence));
                print(ExplanationPage.lines(explained), ExplanationPage.figures(explained));
                write(writer -> ExplanationCsv.print(writer, explained));
            }
        }
        return 0;
    }

    private static int place(Sequences sequences, String id) {
        for (int i = 0; i < sequences.size(); i++) {
            if (sequences.id(i).equals(id)) {
                return i;
            }
        }
        InvalidInputException.require(sequences.size() > 0, "There is no sequence in the data; it must have some.");
        throw new InvalidInputException(
                "--sequence (%s) must be the id of one of the %d sequences of the data. Maybe %s, the first."
                        .formatted(id, sequences.size(), sequences.id(0)));
    }

    private void print(List<String> lines, Object figures) {
        System.out.println(json ? JsonFile.text(figures) : String.join("\n", lines));
    }

    private void write(WholeFile.Content content) {
        if (out != null) {
            WholeFile.write(out, content);
        }
    }
}
