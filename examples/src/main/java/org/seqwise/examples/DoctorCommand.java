package org.seqwise.examples;

import java.util.concurrent.Callable;
import org.seqwise.engine.EngineReport;
import picocli.CommandLine.Command;

/** {@code seqwise doctor}. */
@Command(
        name = "doctor",
        description = "Show the installed engines, which is chosen and why, and what keeps them from a GPU.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(EngineReport.create());
        return 0;
    }
}
