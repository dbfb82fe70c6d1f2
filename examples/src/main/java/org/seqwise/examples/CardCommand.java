package org.seqwise.examples;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.report.JsonFile;
import org.seqwise.report.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seqwise card}. */
@Command(
        name = "card",
        description =
                "Tell what whoever is given a model should know of it, from its folder alone. No engine is needed.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CardCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Folder of the model.")
    private Path model = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write there; to the standard output unless given.")
    private @Nullable Path out;

    @Option(names = "--json", description = "As JSON, for another program; as Markdown unless given.")
    private boolean json;

    @Override
    public Integer call() {
        WholeFile.requireFile(out);
        ModelCard card = ModelCard.of(model);
        String text = json ? JsonFile.text(card.figures()) + "\n" : card.markdown();
        if (out == null) {
            System.out.print(text);
        } else {
            WholeFile.write(out, writer -> writer.write(text));
        }
        return 0;
    }
}
