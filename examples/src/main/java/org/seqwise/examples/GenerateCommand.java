package org.seqwise.examples;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.LongCsvWriter;
import org.seqwise.data.io.NpzWriter;
import org.seqwise.data.synthetic.Exhibit;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.data.synthetic.QuestionSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seqwise generate}. */
@Command(
        name = "generate",
        description = {
            "Write generated sequences, to try the other commands on: those of the question that this project answers, or a piece of the"
                    + " museum, in which one thing is wrong."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    private static final String ARRAY = ".npz";
    private static final String TABLE = ".csv";

    @Option(names = "--museum", paramLabel = "PIECE", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Museum museum;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "How many sequences (the question's: 100000; a piece: 4000, RARE_POSITIVES 16000).")
    private @Nullable Integer size;

    @Option(
            names = "--seed",
            defaultValue = "42",
            paramLabel = "N",
            description = "The same seed gives the same sequences (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "F",
            description = "F.csv, a row a step, or F.npz, arrays padded in front with zeros.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        InvalidInputException.require(
                isTable() || out.toString().endsWith(ARRAY), "--out (%s) must end in .csv or .npz.", out);
        if (museum == null) {
            int count = size == null ? TrainingData.GENERATED : size;
            write(QuestionSequences.generate(count, seed).atTrueLength().sequences(), Padding.FRONT);
        } else {
            write(museum);
        }
        System.out.printf("To look at it: seqwise diagnose --data %s%n", out);
        return 0;
    }

    private boolean isTable() {
        return out.toString().endsWith(TABLE);
    }

    private void write(Museum piece) {
        Exhibit exhibit = piece.generate(size == null ? piece.defaultSize() : size, seed);
        InvalidInputException.require(
                !exhibit.array() || !isTable(),
                "--out (%s) must end in .npz: the fault of %s is one of arrays, in which padding has a place.",
                out,
                piece);
        InvalidInputException.require(
                piece != Museum.DRIFT || isTable(),
                "--out (%s) must end in .csv: the fault of %s lies in times, which have no place in arrays.",
                out,
                piece);
        write(exhibit.sequences(), exhibit.array() ? Padding.NONE : Padding.FRONT);
        System.out.printf("%s: %s%s.%n", piece, piece.title(), planted(exhibit.facts()));
    }

    private void write(Sequences sequences, Padding padding) {
        if (isTable()) {
            LongCsvWriter.write(sequences, out);
        } else {
            new NpzWriter(padding, true).write(sequences, out);
        }
        System.out.printf(Locale.ROOT, "%,d sequences are in %s.%n", sequences.size(), out);
    }

    private static String planted(Map<String, Double> facts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(facts)
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, ", %s %.6g", name, value)));
        return text.toString();
    }
}
