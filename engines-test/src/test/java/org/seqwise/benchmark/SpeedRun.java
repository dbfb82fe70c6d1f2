package org.seqwise.benchmark;

import java.util.stream.Stream;

/** Measures speeds on one engine and tells each as a {@link SpeedRow}. {@code -Dbench.only=units} measures what has that in its name alone. */
public final class SpeedRun {

    private SpeedRun() {}

    /** Measures everything on the engine that is chosen. */
    public static void main(String[] arguments) {
        EngineProcess.tellEngine();
        EngineProcess.awayFromLoader(SpeedRun::measure);
    }

    private static void measure() {
        SpeedSettings settings = SpeedSettings.ofProperties();
        String only = System.getProperty("bench.only", "");
        Stream.of(new TrainingSpeeds(settings).all(), new ScoringSpeeds(settings).all())
                .flatMap(speeds -> speeds.stream())
                .filter(speed -> speed.what().contains(only))
                .forEach(speed -> speed.measure().get().tell());
    }
}
