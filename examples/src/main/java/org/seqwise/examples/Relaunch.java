package org.seqwise.examples;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Lets this process begin again with variables that the C library reads when a process begins, and never later. It stays the same process to
 * whoever started it: its number, its input and output and what it is told by signals.
 */
final class Relaunch {

    /** Those that train for more than a moment. */
    private static final Set<String> COMMANDS = Set.of("train", "find-learning-rate", "diagnose");

    private static final Path SELF = Path.of("/proc/self");

    private Relaunch() {}

    /**
     * Begins again where that is of use; else returns, and so it does where it cannot be done.
     *
     * @param arguments of the command
     * @param variables of the environment that are missing, by name
     */
    static void where(String[] arguments, Map<String, String> variables) {
        boolean isOfUse = arguments.length > 1 && COMMANDS.contains(arguments[0]) && !variables.isEmpty();
        if (!isOfUse || !Platform.isLinux() || !Files.isReadable(SELF.resolve("cmdline"))) {
            return;
        }
        try {
            begin(Files.readAllBytes(SELF.resolve("cmdline")), environment(variables));
        } catch (IOException | LinkageError e) {
            // Slower, and nothing else: what was to be done is done in this process.
            System.err.println("seqwise: the process cannot begin again: " + e);
        }
    }

    private static byte[] environment(Map<String, String> variables) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Files.readAllBytes(SELF.resolve("environ")));
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            all.write((variable.getKey() + "=" + variable.getValue()).getBytes(StandardCharsets.US_ASCII));
            all.write(0);
        }
        return all.toByteArray();
    }

    /** Does not return, unless the system refuses. */
    private static void begin(byte[] command, byte[] environment) throws IOException {
        String program = SELF.resolve("exe").toRealPath().toString();
        try (Memory words = memory(command);
                Memory variables = memory(environment);
                Memory wordList = list(words, command);
                Memory variableList = list(variables, environment)) {
            NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                    .getFunction("execve")
                    .invokeInt(new Object[] {program, wordList, variableList});
        }
    }

    private static Memory memory(byte[] bytes) {
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    /** Returns the place of each text, of which each ends in a 0, and a null. */
    private static Memory list(Memory texts, byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += b == 0 ? 1 : 0;
        }
        Memory list = new Memory((count + 1L) * Native.POINTER_SIZE);
        int begin = 0;
        int next = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                list.setPointer((long) next++ * Native.POINTER_SIZE, texts.share(begin));
                begin = i + 1;
            }
        }
        list.setPointer((long) count * Native.POINTER_SIZE, Pointer.NULL);
        return list;
    }
}
