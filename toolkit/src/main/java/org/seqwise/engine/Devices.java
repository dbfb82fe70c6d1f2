package org.seqwise.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.seqwise.data.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device that computes. {@code -Dseqwise.device} asks for {@code auto} (the default), {@code cpu}, {@code gpu} (the first one) or
 * {@code gpu:N}. {@code auto} takes the first GPU where the engine can use it, and the CPU elsewhere; it then logs one line that says
 * why. A GPU that is asked for and cannot be used is an error.
 */
public final class Devices {

    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    static final DeviceChooser CHOOSER = new DeviceChooser(
            new GpuDetector(Engines.GPUS, engine -> EngineLoader.facts(engine).hasCuda()));

    /** What was logged: a search or a cross-validation chooses many times and says so once. */
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    private Devices() {}

    /**
     * Returns the device that the property asks for, on the chosen engine.
     *
     * @throws InvalidInputException as {@link #choose(String, String)}
     */
    public static DeviceChoice choose() {
        return choose(requested());
    }

    /** Returns what {@code -Dseqwise.device} asks for, {@code auto} unless set. */
    public static String requested() {
        return System.getProperty(DeviceRequest.PROPERTY, DeviceRequest.DEFAULT);
    }

    /**
     * Returns the device asked for, on the chosen engine; the property is not looked at.
     *
     * @param request auto, cpu, gpu or gpu:N
     * @throws InvalidInputException as {@link #choose(String, String)}
     */
    public static DeviceChoice choose(String request) {
        return choose(request, Engines.choose().name());
    }

    /**
     * Returns the device asked for, on one engine; the property is not looked at.
     *
     * @param request auto, cpu, gpu or gpu:N
     * @param engine in upper or lower case
     * @throws InvalidInputException if the request is none of these or asks for a GPU that the engine cannot use, or the engine is not
     *     there, or it must be loaded to know and does not load
     */
    public static DeviceChoice choose(String request, String engine) {
        Engines.choose();
        String name = Engines.CHOOSER.canonical(engine);
        DeviceChoice choice = CHOOSER.choose(request, name);
        boolean fellBack = DeviceRequest.parse(request).kind() == DeviceRequest.Kind.AUTO
                && !choice.device().isGpu();
        if (fellBack && LOGGED.add(name + choice.reason())) {
            LOG.info("{} computes on the CPU. {}", name, choice.reason());
        }
        return choice;
    }
}
