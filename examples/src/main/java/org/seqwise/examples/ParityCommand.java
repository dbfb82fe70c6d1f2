package org.seqwise.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.parity.Certificate;
import org.seqwise.parity.Parity;
import org.seqwise.parity.ParityPlan;
import org.seqwise.parity.ParityProgress;
import org.seqwise.report.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise parity}. */
@Command(
        name = "parity",
        description = {
            "Check every installed engine against the float64 reference and against the others: on networks that cover all forms, or on a saved"
                    + " model and labeled data, read as its own was.",
            "Exit code 1 where a difference is beyond its tolerance or an engine does not load."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ParityCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    private final Function<Consumer<ParityProgress>, Parity> engines;
    private final Supplier<ParityPlan> fixed;

    @Option(names = "--model", paramLabel = "DIR", description = "Folder of a model; with --data or --sql.")
    private @Nullable Path model;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LabeledFileOptions file = new LabeledFileOptions();

    @Option(names = "--out", paramLabel = "F.json", description = "Write the certificate there.")
    private @Nullable Path out;

    /** Checks the engines that are installed. */
    ParityCommand() {
        this(Parity::ofInstalled, ParityPlan::fixed);
    }

    /** Checks others, by another fixed set. */
    ParityCommand(Function<Consumer<ParityProgress>, Parity> engines, Supplier<ParityPlan> fixed) {
        this.engines = engines;
        this.fixed = fixed;
    }

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        InvalidInputException.require(
                (model == null) != data.given(),
                "%s is alone; --model and --data, or --sql, must come together, or neither.",
                model == null ? "The data" : "--model");
        InvalidInputException.require(
                out == null || !Files.isDirectory(out), "--out (%s) must be a file; it is a folder.", out);
        ProgressPrinter<ParityProgress> progress = new ProgressPrinter<>(System.out, Ansi.AUTO.enabled());
        Parity parity = engines.apply(progress);
        Certificate certificate = parity.check(plan(parity));
        progress.finish();
        System.out.println(certificate);
        if (out != null) {
            JsonFile.write(out, certificate);
        }
        return certificate.passed() ? 0 : FAILED;
    }

    private ParityPlan plan(Parity parity) {
        if (model == null || parity.candidates().isEmpty()) {
            return fixed.get();
        }
        // Any engine will do to ask the model what it is.
        try (SequenceClassifier asked =
                SequenceClassifier.load(model, parity.candidates().get(0).name())) {
            return ParityPlan.ofModel(model, asked, data.read(ModelColumns.labeled(asked, file)));
        }
    }
}
