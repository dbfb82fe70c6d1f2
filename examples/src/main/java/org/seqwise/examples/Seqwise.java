package org.seqwise.examples;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The {@code seqwise} command. Exit codes: 0; 1 where {@code parity} found a difference; 2 for bad input or usage, or a disk that refuses; 3 for anything
 * unforeseen;
 * 130 and 143 on signals.
 */
@Command(
        name = "seqwise",
        description =
                "Yes or no about a sequence of numbers, on any DJL engine (-Dai.djl.default_engine=PyTorch|MXNet).",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Seqwise.Version.class)
public final class Seqwise {

    /** In the order of the help. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("describe", DescribeCommand.class),
            Map.entry("diagnose", DiagnoseCommand.class),
            Map.entry("train", TrainCommand.class),
            Map.entry("find-learning-rate", FindLearningRateCommand.class),
            Map.entry("tune", TuneCommand.class),
            Map.entry("evaluate", EvaluateCommand.class),
            Map.entry("predict", PredictCommand.class),
            Map.entry("explain", ExplainCommand.class),
            Map.entry("card", CardCommand.class),
            Map.entry("export", ExportCommand.class),
            Map.entry("convert", ConvertCommand.class),
            Map.entry("import-keras", ImportKerasCommand.class),
            Map.entry("generate", GenerateCommand.class),
            Map.entry("parity", ParityCommand.class),
            Map.entry("doctor", DoctorCommand.class));

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the whole trace of an error.")
    private boolean verbose;

    private Seqwise() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("predict")) {
            QuickLogging.choose();
        }
        System.exit(run(arguments));
    }

    /** Runs the command and returns its exit code. */
    static int run(String... arguments) {
        Seqwise seqwise = new Seqwise();
        CommandLine line = new CommandLine(seqwise);
        commandsFor(arguments).forEach(command -> line.addSubcommand(command.getKey(), command.getValue()));
        return line.setExecutionExceptionHandler(
                        (failure, command, parsed) -> Failures.report(failure, seqwise.verbose))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    // To look at the options of all commands takes a fifth of the time to a first score.
    private static List<Map.Entry<String, Class<?>>> commandsFor(String... arguments) {
        List<Map.Entry<String, Class<?>>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && command.getKey().equals(arguments[0]))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    /** The version that the jar states. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String stated = Seqwise.class.getPackage().getImplementationVersion();
            return new String[] {"seqwise " + (stated == null ? "(not packaged)" : stated)};
        }
    }
}
