package org.seqwise.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise predict}. */
@Command(
        name = "predict",
        description = "Score sequences, with or without labels, read as the model's own were: id,probability,label.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Folder of the model.")
    private Path model = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private FileOptions file = new FileOptions();

    @Option(names = "--out", paramLabel = "F.csv", description = "Write there; to the standard output unless given.")
    private @Nullable Path out;

    @Option(
            names = "--runtime",
            defaultValue = "engine",
            paramLabel = "engine|java",
            description = "What computes: the chosen engine, or plain Java without native code (${DEFAULT-VALUE}).")
    private String runtime = "engine";

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() throws IOException {
        threads.apply();
        WholeFile.requireFile(out);
        try (SequenceClassifier classifier = load()) {
            Sequences sequences = data.read(ModelColumns.unlabeled(classifier, file));
            double[] probabilities = classifier.probabilities(sequences);
            if (out == null) {
                print(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), sequences, probabilities, classifier);
            } else {
                WholeFile.write(out, writer -> print(writer, sequences, probabilities, classifier));
            }
        }
        return 0;
    }

    private SequenceClassifier load() {
        return switch (runtime) {
            case "engine" -> SequenceClassifier.load(model);
            case "java" -> SequenceClassifier.loadWithoutEngine(model);
            default -> throw new InvalidInputException("--runtime (" + runtime + ") must be engine or java.");
        };
    }

    private static void print(Writer writer, Sequences sequences, double[] probabilities, SequenceClassifier classifier)
            throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord("id", "probability", "label");
        for (int i = 0; i < probabilities.length; i++) {
            String label = probabilities[i] >= classifier.threshold() ? "1" : "0";
            csv.writeRecord(sequences.id(i), Double.toString(probabilities[i]), label);
        }
        csv.flush();
    }
}
