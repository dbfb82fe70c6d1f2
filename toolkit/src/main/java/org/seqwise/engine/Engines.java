package org.seqwise.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.seqwise.data.InvalidInputException;

/**
 * The engines on the classpath, and the one that runs. Call {@link #choose()} before anything of DJL: it takes {@code
 * -Dai.djl.default_engine} or else {@code DJL_DEFAULT_ENGINE}, in upper or lower case; where both are set, the property outranks the
 * variable. Where neither is set, the fastest engine on the classpath is taken. DJL agrees from then on. DJL's call home is turned off
 * unless {@code OPT_OUT_TRACKING} is set to something.
 */
public final class Engines {

    static final GpuProbe GPUS = new SystemGpuProbe();
    static final EngineChooser CHOOSER =
            new EngineChooser(() -> ServiceLoader.load(EngineProvider.class), System::getenv);

    private Engines() {}

    /**
     * Returns the engine that runs, and why. Cheap, and loads no native library of an engine.
     *
     * @throws InvalidInputException if there is no engine, or the one asked for is not there or cannot train
     */
    public static EngineChoice choose() {
        DjlStart.countGpusQuietly(GPUS);
        EngineChoice choice = CHOOSER.choose();
        EngineThreads.prepare(choice.name());
        NativeMemory.settle();
        DjlStart.wake(choice.name());
        return choice;
    }

    /** Returns the engines on the classpath that can train, in DJL's spelling, fastest first; empty where there is none. */
    public static List<String> installed() {
        return CHOOSER.installed();
    }

    /**
     * Returns the chosen engine, its native library loaded.
     *
     * @throws InvalidInputException as {@link #choose()}, or if the native library does not load
     */
    public static Engine engine() {
        return EngineLoader.load(choose().name());
    }

    /**
     * Returns one engine, chosen or not, its native library loaded.
     *
     * @param name in upper or lower case
     * @throws InvalidInputException as {@link #choose()}, or if that engine is not there or its native library does not load
     */
    public static Engine engine(String name) {
        choose();
        return EngineLoader.load(CHOOSER.canonical(name));
    }

    /**
     * Returns how many processors there are and what the engine's threads are set to: where that is the same, sums are made in the same order.
     *
     * @param name in DJL's spelling
     */
    public static String threads(String name) {
        return Runtime.getRuntime().availableProcessors() + " processors, "
                + EngineTable.threads(name, NativeEnvironment.OF_THIS_PROCESS);
    }

    /**
     * Returns how many threads an engine was told to take for one operation; empty where nothing was said.
     *
     * @param name in DJL's spelling
     */
    public static OptionalInt threadCount(String name) {
        return EngineTable.threadCount(name, NativeEnvironment.OF_THIS_PROCESS);
    }

    /**
     * Returns whether an engine notes what is computed for a gradient wherever a thread does not turn that off, and not only within a
     * collector of gradients.
     *
     * @param name in DJL's spelling
     */
    public static boolean recordsByThread(String name) {
        return EngineTable.RECORDING_BY_THREAD.contains(name);
    }

    /**
     * Returns whether an engine's fused LSTM takes so much new memory for each call that large calls are slower than small ones.
     *
     * @param name in DJL's spelling
     */
    public static boolean isFasterInSmallCalls(String name) {
        return EngineTable.FASTER_IN_SMALL_CALLS.contains(name);
    }
}
