package org.seqwise.engine;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * How many threads engines compute with, one number for all of them, settled when the first engine of a process is loaded. {@code
 * -Dseqwise.threads=N} or {@link #set} says it; else the engine's own settings do, such as {@code OMP_NUM_THREADS}; else what was {@linkplain
 * #suggest suggested}; else there is one for each core that this process may use.
 *
 * <p>While their work lasts, threads of OpenMP wait for each other by spinning, which starves whatever else wants the core, another training
 * above all. Unless {@code OMP_WAIT_POLICY} or its like is set, they are told to go to sleep soon.
 */
public final class EngineThreads {

    private static final NativeEnvironment ENVIRONMENT = NativeEnvironment.OF_THIS_PROCESS;
    private static final ThreadChooser CHOOSER = new ThreadChooser(ENVIRONMENT, Cores.available());

    /** What was chosen last for an engine that somebody may load; null before an engine is chosen. */
    private static @Nullable ThreadChoice prepared;

    private static @Nullable ThreadChoice inForce;

    private EngineThreads() {}

    /**
     * Sets how many threads an engine computes with. Comes before an engine is loaded, as {@link Engines#engine}, a training and a model do.
     *
     * @param threads positive
     * @throws InvalidInputException if they are not, or an engine was loaded with another number
     */
    public static synchronized void set(int threads) {
        InvalidInputException.require(threads > 0, "threads (%d) must be positive.", threads);
        requireInForce(threads);
        System.setProperty(ThreadChooser.PROPERTY, Integer.toString(threads));
    }

    /**
     * Says how many threads are best for what comes next. It counts where nobody set anything, no engine is loaded and nothing was suggested
     * before.
     *
     * @param threads positive; more than there are cores are as many as those
     * @param reason to be shown as it is
     */
    public static synchronized void suggest(int threads, String reason) {
        CHOOSER.suggest(new ThreadChoice(threads, reason));
    }

    /**
     * Suggests one thread for a training in which more of them would spend their time waiting for each other, by what was measured of the
     * engine.
     *
     * @param engine in upper or lower case
     * @param batchSize sequences a step
     * @param hiddenSize of the recurrent cell
     */
    public static void suggestForTraining(String engine, int batchSize, int hiddenSize) {
        double work = (double) batchSize * hiddenSize * hiddenSize;
        boolean isSmall = EngineTable.find(engine)
                .filter(entry -> work < entry.workForThreads())
                .isPresent();
        suggest(
                isSmall ? 1 : Integer.MAX_VALUE,
                String.format(Locale.ROOT, "best for batches of %d at hidden size %d", batchSize, hiddenSize));
    }

    /**
     * Suggests one thread for scoring by an engine that makes more of several calls at once, by what was measured of it.
     *
     * @param engine in upper or lower case
     */
    public static void suggestForScoring(String engine) {
        boolean isByThread = EngineTable.find(engine)
                .filter(entry -> EngineTable.SCORING_BY_THREAD.contains(entry.name()))
                .isPresent();
        suggest(isByThread ? 1 : Integer.MAX_VALUE, "best for scoring");
    }

    /** Returns how many threads whoever computes without an engine may well take: as many as are {@linkplain #set set}, or one for each core. */
    public static int withoutEngine() {
        return ThreadChooser.asked().map(ThreadChoice::threads).orElseGet(Cores::available);
    }

    /** Returns the number and why, or empty before an engine is loaded. */
    public static synchronized Optional<ThreadChoice> inForce() {
        return Optional.ofNullable(inForce);
    }

    /**
     * Makes the settings for an engine that is about to be loaded, maybe by DJL itself.
     *
     * @param engine in DJL's spelling
     */
    static synchronized void prepare(String engine) {
        if (inForce != null || (prepared != null && ENVIRONMENT.hasOpenMp())) {
            return;
        }
        ThreadChoice choice = CHOOSER.choose(engine);
        new NativeSettings(ENVIRONMENT).apply(engine, choice.threads());
        prepared = choice;
    }

    /**
     * Settles the number, before the engine's native library is loaded: it reads it then and never again.
     *
     * @param engine in DJL's spelling
     */
    static synchronized void settle(String engine) {
        if (inForce != null) {
            ThreadChooser.asked().ifPresent(asked -> requireInForce(asked.threads()));
            new NativeSettings(ENVIRONMENT).apply(engine, inForce.threads());
            return;
        }
        prepare(engine);
        inForce = prepared;
    }

    private static void requireInForce(int threads) {
        ThreadChoice choice = inForce;
        if (choice != null && choice.threads() != threads) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "threads (%d) must be set before an engine is loaded; one is, with threads %s. Maybe start with -D%s=%d.",
                    threads,
                    choice,
                    ThreadChooser.PROPERTY,
                    threads));
        }
    }
}
