package org.seqwise.benchmark;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * How long calls take, sampled by JMH.
 *
 * <p>In this process and for a second or so each, not in forks one after the other: what is compared is measured in turn, many times, and an engine
 * is loaded once. JMH's own threads never load the engine, which matters (see {@code ScoringThread}).
 *
 * @param p50 microseconds
 * @param p99 microseconds
 */
record Latency(double p50, double p99) {

    /** Samples one benchmark of {@link SingleSequence}. */
    static Latency of(String method, double seconds) {
        OptionsBuilder options = new OptionsBuilder();
        options.include(SingleSequence.class.getName() + "\\." + method + "$")
                .forks(0)
                .warmupIterations(1)
                .warmupTime(milliseconds(seconds / 2))
                .measurementIterations(1)
                .measurementTime(milliseconds(seconds))
                .verbosity(VerboseMode.SILENT);
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            Statistics times = results.iterator().next().getPrimaryResult().getStatistics();
            return new Latency(times.getPercentile(50), times.getPercentile(99));
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TimeValue milliseconds(double seconds) {
        return TimeValue.milliseconds(Math.round(1000 * seconds));
    }
}
