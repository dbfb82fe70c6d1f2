package org.seqwise.examples;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Evaluation;
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

    @Option(names = "--report", paramLabel = "DIR", description = "Write metrics.json there.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        Engines.choose();
        try (SequenceClassifier classifier = SequenceClassifier.load(model)) {
            Evaluation result = classifier.evaluate(data.read(ModelColumns.labeled(classifier, file)));
            System.out.println(result);
            if (report != null) {
                new MetricsReport()
                        .part("test", result)
                        .run(
                                classifier.provenance(),
                                classifier.engine(),
                                classifier.engineVersion(),
                                classifier.device())
                        .write(report);
            }
        }
        return 0;
    }
}
