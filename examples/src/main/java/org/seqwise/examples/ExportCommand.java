package org.seqwise.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.exchange.onnx.OnnxExport;
import org.seqwise.reference.NetworkShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise export}. */
@Command(
        name = "export",
        description =
                "Write a model as ONNX, raw features in and the calibrated probability out. The file is there once ONNX Runtime says by it"
                        + " what the engine says, of random sequences and of those of --data.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final int MOST_CHECKED = 20_000;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Folder of the model.")
    private Path model = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "F.onnx", description = "Write there.")
    private Path out = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private FileOptions file = new FileOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        WholeFile.requireFile(out);
        try (SequenceClassifier classifier = SequenceClassifier.load(model)) {
            print(
                    classifier,
                    data.given()
                            ? OnnxExport.write(classifier, out, given(classifier))
                            : OnnxExport.write(classifier, out));
        }
        return 0;
    }

    private Sequences given(SequenceClassifier classifier) {
        Sequences read = data.read(ModelColumns.unlabeled(classifier, file));
        return read.size() <= MOST_CHECKED
                ? read
                : read.subset(IntStream.range(0, MOST_CHECKED).toArray());
    }

    private void print(SequenceClassifier classifier, OnnxExport export) {
        NetworkShape network = classifier.network();
        int members = classifier.memberCount();
        List<String> names = classifier.featureNames();
        String given = export.given() == 0 ? "" : String.format(Locale.ROOT, "%,d of --data and ", export.given());
        row(
                "Model",
                "%s: %s, %d units, %d network%s",
                model,
                network.cell(),
                network.hiddenSize(),
                members,
                members == 1 ? "" : "s");
        row(
                "File",
                "%s: %,d bytes, %d nodes, operator set %d",
                out,
                export.bytes(),
                export.nodeCount(),
                OnnxExport.OPERATOR_SET);
        row("In", "values (batch, time, %d) float32: %s", names.size(), String.join(", ", names));
        row("", "lengths (batch) int64; what stands behind a length is not read");
        row("Out", "probability (batch) float64; a 1 from %.4f on", classifier.threshold());
        row(
                "Checked",
                "%s%,d random sequences, on %s %s and ONNX Runtime %s",
                given,
                export.drawn(),
                classifier.engine(),
                classifier.engineVersion(),
                export.runtimeVersion());
        row("Differs", "by %.1e at most; allowed is %.0e", export.largestDifference(), export.tolerance());
    }

    private static void row(String name, String pattern, Object... values) {
        System.out.printf(Locale.ROOT, "%-8s %s%n", name, String.format(Locale.ROOT, pattern, values));
    }
}
