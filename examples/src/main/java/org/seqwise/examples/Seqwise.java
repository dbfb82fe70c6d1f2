package org.seqwise.examples;

import org.seqwise.engine.NativeMemory;
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
        subcommands = {
            DescribeCommand.class,
            DiagnoseCommand.class,
            TrainCommand.class,
            FindLearningRateCommand.class,
            TuneCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ExplainCommand.class,
            ConvertCommand.class,
            GenerateCommand.class,
            ParityCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Seqwise.Version.class)
public final class Seqwise {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the whole trace of an error.")
    private boolean verbose;

    private Seqwise() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Relaunch.where(arguments, NativeMemory.startVariables());
        System.exit(run(arguments));
    }

    /** Runs the command and returns its exit code. */
    static int run(String... arguments) {
        Seqwise seqwise = new Seqwise();
        return new CommandLine(seqwise)
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, seqwise.verbose))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
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
