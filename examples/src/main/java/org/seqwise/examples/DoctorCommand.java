package org.seqwise.examples;

import java.util.concurrent.Callable;
import org.seqwise.engine.EngineReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code seqwise doctor}. */
@Command(
        name = "doctor",
        description = "Show the installed engines, which is chosen and why, and what keeps them from a GPU.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        System.out.println(EngineReport.create());
        return 0;
    }
}
