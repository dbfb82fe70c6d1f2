package org.seqwise.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.StoreWriter;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise convert}. */
@Command(
        name = "convert",
        description = {
            "Write data of any format to a store, which opens at once and trains with little memory, however large it is:"
                    + " its folder is --data of every other command.",
            "A store that stands at --out is replaced once the new one is whole."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--unlabeled", description = "The answers are not known, or shall not be kept.")
    private boolean unlabeled;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the store.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        // Whoever trains from the store is told of what is missing.
        SequenceReader reader = columns.reader().presume(Map.of("missing", "keep"));
        if (unlabeled) {
            reader.unlabeled();
        }
        ProgressPrinter<ConvertProgress> printer = new ProgressPrinter<>(System.out, Ansi.AUTO.enabled());
        CountedSink counted = new CountedSink(printer);
        Map<String, String> source = new LinkedHashMap<>(data.source(reader));
        // What is done about gaps is for a model to say.
        source.remove("missing");
        SequenceStore.write(
                out,
                opener -> data.readInto(reader, names -> {
                    StoreWriter writer = opener.apply(names);
                    writer.source(source);
                    return counted.into(writer);
                }));
        printer.accept(counted.progress());
        printer.finish();
        System.out.printf("The store is in %s.%n", out);
        return 0;
    }
}
