package org.seqwise.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.SequenceReader;
import org.seqwise.diagnosis.CurveFindings;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.report.DiagnosisPage;
import org.seqwise.report.JsonFile;
import org.seqwise.report.RunHistory;
import org.seqwise.verdict.Diagnoser;
import org.seqwise.verdict.Diagnosis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seqwise diagnose}. */
@Command(
        name = "diagnose",
        description =
                "Say what data are worth, or what a training's curve means: a verdict, its reason, and the next command.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {

    // Of its own options, which the next command does not have.
    private static final Set<String> OWN = Set.of("--json", "--seed", "--model");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description =
                    "In place of --data: the folder of a training's report, finished or running, whose curve is explained.")
    private @Nullable Path run;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Folder of a model, which is judged on the data as well.")
    private @Nullable Path model;

    @Option(names = "--seed", defaultValue = "42", paramLabel = "N", description = "Of every draw (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print every figure as JSON, for another program.")
    private boolean json;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        InvalidInputException.require(
                run == null || !data.given(),
                "--run (%s) explains a training, --data is diagnosed itself; give one.",
                run);
        InvalidInputException.require(
                !json || (run == null && model == null),
                "--json prints the diagnosis of data alone; leave --run and --model away.");
        InvalidInputException.require(
                run == null || model == null, "--model is judged on --data, and --run has none; give one of the two.");
        if (run != null) {
            explainRun(run);
            return 0;
        }
        Engines.choose();
        // What is wrong shall be seen: padding, and gaps.
        SequenceReader reader = columns.reader().presume(Map.of("padding", "none", "missing", "keep"));
        Sequences sequences = data.read(reader);
        boolean mayBePadded = data.mayBePadded(reader) && !columns.saysPadding();
        Diagnosis diagnosis = quietly(() -> Diagnoser.of(sequences, mayBePadded, columns.categorical(), seed));
        String next = next(diagnosis.next());
        System.out.println(
                json
                        ? JsonFile.text(DiagnosisPage.figures(diagnosis, next))
                        : String.join("\n", DiagnosisPage.lines(diagnosis, next)));
        if (model != null) {
            judge(model, diagnosis);
        }
        return 0;
    }

    // What is unusual in one part of the data of a short training is no news.
    private static Diagnosis quietly(Supplier<Diagnosis> diagnosing) {
        String room = "org.seqwise";
        Level before = LogManager.getLogger(room).getLevel();
        Configurator.setLevel(room, Level.ERROR);
        try {
            return diagnosing.get();
        } finally {
            Configurator.setLevel(room, before);
        }
    }

    private void judge(Path folder, Diagnosis diagnosis) {
        try (SequenceClassifier classifier = SequenceClassifier.load(folder)) {
            EvaluationWithIntervals judged =
                    classifier.evaluate(data.read(ModelColumns.labeled(classifier, columns)), new Bootstrap(seed));
            System.out.printf(
                    "%n%s%n",
                    String.join(
                            "\n",
                            DiagnosisPage.ofModel(
                                    judged.figures(), judged.interval(EvaluationFigure.ROC_AUC), diagnosis.signal())));
        }
    }

    private static void explainRun(Path folder) {
        RunHistory history = RunHistory.read(folder);
        history.members().forEach((member, epochs) -> {
            if (history.members().size() > 1) {
                System.out.println("Member " + member + ":");
            }
            CurveFindings.of(epochs).forEach(finding -> System.out.println(finding.text()));
        });
        if (!history.findings().isEmpty()) {
            System.out.printf("%nSaid on the way:%n");
            history.findings().forEach(finding -> System.out.println("- " + finding));
        }
    }

    // The data are named and read as they were here.
    private String next(Diagnosis.Next next) {
        List<String> said =
                new ArrayList<>(spec.commandLine().getParent().getParseResult().originalArgs());
        List<String> arguments = new ArrayList<>(List.of(next.command()));
        for (int i = said.indexOf("diagnose") + 1; i < said.size(); i++) {
            String name = said.get(i).replaceFirst("=.*", "");
            boolean takesValue =
                    !name.equals("--json") && name.length() == said.get(i).length();
            if (OWN.contains(name) || next.options().containsKey(name)) {
                i += takesValue ? 1 : 0;
            } else {
                arguments.add(said.get(i));
            }
        }
        next.options().forEach((option, value) -> {
            if (!value.isEmpty()) {
                arguments.addAll(List.of(option, value));
            }
        });
        return TuneCommand.program() + " "
                + arguments.stream().map(TuneCommand::quoted).collect(Collectors.joining(" "));
    }
}
