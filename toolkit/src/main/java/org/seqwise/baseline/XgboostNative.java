package org.seqwise.baseline;

import java.util.Locale;

/** XGBoost's native library, as its jar has it: asked for before XGBoost looks, which complains at length where there is none. */
final class XgboostNative {

    private XgboostNative() {}

    /** @throws UnsatisfiedLinkError if there is none for this machine */
    static void require() {
        String platform = platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        String name = System.mapLibraryName("xgboost4j");
        if (XgboostNative.class.getResource("/lib/" + platform + "/" + name) == null) {
            throw new UnsatisfiedLinkError("there is none for " + platform);
        }
    }

    /**
     * Returns the folder of a machine's library.
     *
     * @param system as {@code os.name} has it
     * @param processor as {@code os.arch} has it
     */
    static String platform(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String folder = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
        return folder + "/" + (processor.equals("amd64") ? "x86_64" : processor);
    }
}
