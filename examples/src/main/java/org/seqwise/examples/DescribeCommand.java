package org.seqwise.examples;

import java.util.Map;
import java.util.concurrent.Callable;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.SequenceReader;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.report.DescriptionPage;
import org.seqwise.report.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise describe}. */
@Command(
        name = "describe",
        description = "Show what sequences are like, and what to know of them before training. No engine is needed.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--unlabeled", description = "The answers are not known, or not to be looked at.")
    private boolean unlabeled;

    @Option(names = "--json", description = "Print every figure as JSON, for another program.")
    private boolean json;

    @Override
    public Integer call() {
        // What is wrong shall be seen: padding, and gaps.
        SequenceReader reader = columns.reader().presume(Map.of("padding", "none", "missing", "keep"));
        Sequences sequences = data.read(unlabeled ? reader.unlabeled() : reader);
        DataDescription description = DataDescription.of(sequences, data.mayBePadded(reader));
        System.out.println(
                json
                        ? JsonFile.text(DescriptionPage.figures(description))
                        : String.join("\n", DescriptionPage.lines(description)));
        return 0;
    }
}
