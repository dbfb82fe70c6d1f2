package org.seqwise.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.exchange.keras.ImportedModel;
import org.seqwise.exchange.keras.KerasImporter;
import org.seqwise.reference.NetworkShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seqwise import-keras}. */
@Command(
        name = "import-keras",
        description = {
            "Take in a model that Keras saved, as .keras or .h5: LSTM or GRU, stacked, in both directions, with a Masking layer in front, and"
                    + " one answer. It gives the answers of Keras's; what it cannot give is refused, with the reason.",
            "No engine is needed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ImportKerasCommand implements Callable<Integer> {

    private static final String NONE = "none";

    @Parameters(paramLabel = "FILE", description = "The model, whole: model.save(\"model.keras\"), or \"model.h5\".")
    private Path file = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the model.")
    private Path out = Path.of("");

    @Option(
            names = "--front-padding",
            paramLabel = "STEPS|none",
            description =
                    "For a model without Masking: shorter sequences were filled up to so many steps with zeros in front, which the"
                            + " model read; or none were.")
    private @Nullable String frontPadding;

    @Option(
            names = "--columns",
            paramLabel = "A,B,..",
            split = ",",
            description = "What the features are called, in the order of the model's input (f1, f2, ..).")
    private List<String> columns = List.of();

    @Override
    public Integer call() {
        SequenceClassifier.requireSavable(out);
        KerasImporter importer = new KerasImporter().featureNames(columns);
        if (NONE.equals(frontPadding)) {
            importer.noPadding();
        } else if (frontPadding != null) {
            importer.frontPadding(steps(frontPadding));
        }
        try (ImportedModel model = importer.read(file)) {
            model.classifier().save(out);
            print(model);
        }
        return 0;
    }

    private static int steps(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("--front-padding (" + text + ") must be a number of steps, or none.", e);
        }
    }

    private void print(ImportedModel model) {
        NetworkShape network = model.classifier().network();
        System.out.printf("Keras      %s: %s%n", model.version(), model.layers());
        System.out.printf(
                "Features   %s%n", String.join(", ", model.classifier().featureNames()));
        System.out.printf(
                "Held in    %s, %d x %d units%s, pooling %s%s%n",
                network.cell(),
                network.layers(),
                network.hiddenSize(),
                network.bidirectional() ? ", two directions" : "",
                network.pooling(),
                network.denseSize() > 0 ? ", dense " + network.denseSize() : "");
        model.notes().forEach(note -> System.out.printf("Note       %s%n", note));
        System.out.printf("The model is in %s.%n", out);
    }
}
