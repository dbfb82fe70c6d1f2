package org.seqwise.examples;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.report.MetricsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise evaluate}. */
@Command(
        name = "evaluate",
        description = "Judge a saved model on labeled data, read as the model's own was.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Folder of the model.")
    private Path model = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LabeledFileOptions file = new LabeledFileOptions();

    @Mixin
    private CostOptions costs = new CostOptions();

    @Option(
            names = "--compare",
            paramLabel = "DIR",
            description = "Folder of another model, which is compared on the same data.")
    private @Nullable Path other;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "" + Bootstrap.RESAMPLES,
            description = "Samples drawn for the intervals of 95 %% (${DEFAULT-VALUE}).")
    private int resamples;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Of the draws (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--report", paramLabel = "DIR", description = "Write report.html and metrics.json there.")
    private @Nullable Path report;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        Engines.choose();
        costs.requireUsable();
        Bootstrap bootstrap = new Bootstrap(resamples, seed);
        try (SequenceClassifier classifier = SequenceClassifier.load(model)) {
            Sequences sequences = data.read(ModelColumns.labeled(classifier, file));
            TestResult result = TestResult.of(classifier, sequences, bootstrap);
            System.out.println(result.figures());
            costs.print(result.figures().figures());
            compare(classifier, sequences, bootstrap);
            if (report != null) {
                new MetricsReport()
                        .test(result.figures())
                        .run(
                                classifier.provenance(),
                                classifier.engine(),
                                classifier.engineVersion(),
                                classifier.device())
                        .write(report);
                result.writePage(report, classifier, sequences, null, Double.NaN);
            }
        }
        return 0;
    }

    private void compare(SequenceClassifier classifier, Sequences sequences, Bootstrap bootstrap) {
        if (other == null) {
            return;
        }
        try (SequenceClassifier second = SequenceClassifier.load(other)) {
            System.out.printf("%n%s%n", classifier.compare(second, sequences, bootstrap));
        }
    }
}
