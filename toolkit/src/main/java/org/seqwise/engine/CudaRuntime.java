package org.seqwise.engine;

import com.sun.jna.NativeLibrary;
import java.io.File;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The CUDA runtime library, found where DJL finds it, and asked without the warnings that DJL logs. */
final class CudaRuntime {

    private static final Pattern WINDOWS_LIBRARY = Pattern.compile("(cudart64_\\d+)\\.dll");
    private static final int SUCCESS = 0;
    /** Numbers of {@code cudaDeviceAttr}. */
    private static final int CAPABILITY_MAJOR = 75;

    private static final int CAPABILITY_MINOR = 76;

    private final NativeLibrary library;

    private CudaRuntime(NativeLibrary library) {
        this.library = library;
    }

    static Optional<CudaRuntime> load() {
        Optional<String> name = File.separatorChar == '\\' ? windowsName() : Optional.of("cudart");
        try {
            return name.map(NativeLibrary::getInstance).map(CudaRuntime::new);
        } catch (LinkageError e) {
            // Not there, or JNA itself does not load: DJL finds no runtime either.
            return Optional.empty();
        }
    }

    int deviceCount() {
        int[] count = new int[1];
        return call("cudaGetDeviceCount", count) == SUCCESS ? count[0] : 0;
    }

    Optional<String> complaint() {
        int error = call("cudaGetDeviceCount", new int[1]);
        return error == SUCCESS ? Optional.empty() : Optional.of(words(error));
    }

    ComputeCapability computeCapability(int gpu) {
        return new ComputeCapability(attribute(CAPABILITY_MAJOR, gpu), attribute(CAPABILITY_MINOR, gpu));
    }

    private int attribute(int attribute, int gpu) {
        int[] value = new int[1];
        int error = call("cudaDeviceGetAttribute", value, attribute, gpu);
        if (error != SUCCESS) {
            throw new IllegalStateException("GPU " + gpu + " does not answer: " + words(error) + ".");
        }
        return value[0];
    }

    private int call(String function, Object... arguments) {
        return library.getFunction(function).invokeInt(arguments);
    }

    private String words(int error) {
        return "CUDA error " + error + ", "
                + library.getFunction("cudaGetErrorString").invokeString(new Object[] {error}, false);
    }

    /** On Windows the file's name carries CUDA's version. */
    private static Optional<String> windowsName() {
        String cuda = System.getenv("CUDA_PATH");
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Stream<String> folders = Arrays.stream((cuda == null ? path : cuda + "\\bin;" + path).split(";"));
        return folders.map(folder -> new File(folder).list())
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .map(WINDOWS_LIBRARY::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }
}
