package org.seqwise.examples;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.RowsOutOfOrderException;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise predict}. */
@Command(
        name = "predict",
        description = "Score sequences, with or without labels, read as the model's own were: id,probability,label.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

    private static final double SECONDS_BEFORE_PROGRESS = 3;

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
            paramLabel = "engine|onnx|java",
            description =
                    "What computes: the chosen engine, ONNX Runtime, or plain Java without native code (${DEFAULT-VALUE}).")
    private String runtime = "engine";

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        WholeFile.requireFile(out);
        try (SequenceClassifier classifier = load()) {
            if (out == null) {
                // Begun anew, it would have lines twice: rows in any order are read at once.
                print(classifier, false, new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            } else {
                write(classifier, out);
            }
        }
        return 0;
    }

    private void write(SequenceClassifier classifier, Path target) {
        try {
            WholeFile.write(target, writer -> print(classifier, true, writer));
        } catch (RowsOutOfOrderException e) {
            System.err.println(e.getMessage() + " All rows are read into memory now.");
            WholeFile.write(target, writer -> print(classifier, false, writer));
        }
    }

    private void print(SequenceClassifier classifier, boolean inOrder, Writer writer) {
        SequenceReader reader = ModelColumns.unlabeled(classifier, file);
        if (inOrder) {
            reader.inOrder();
        }
        Sequences stored = data.isStore() ? data.read(reader) : null;
        ProgressPrinter<PredictProgress> printer =
                new ProgressPrinter<>(System.err, out != null && Ansi.AUTO.enabled());
        Consumer<PredictProgress> listener = told -> {
            if (told.seconds() > SECONDS_BEFORE_PROGRESS) {
                printer.accept(told);
            }
        };
        ScoreFile scores = new ScoreFile(writer, classifier.threshold(), stored == null ? 0 : stored.size(), listener);
        if (stored == null) {
            classifier.score(opener -> data.readInto(reader, opener), scores);
        } else {
            classifier.score(stored, scores);
        }
        scores.flush();
        listener.accept(scores.progress());
        printer.finish();
    }

    private SequenceClassifier load() {
        return switch (runtime) {
            case "engine" -> SequenceClassifier.load(model);
            case "java" -> SequenceClassifier.loadWithoutEngine(model);
            case "onnx" -> SequenceClassifier.loadOnOnnxRuntime(model);
            default -> throw new InvalidInputException("--runtime (" + runtime + ") must be engine, onnx or java.");
        };
    }
}
