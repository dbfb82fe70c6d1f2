package org.seqwise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Folders whose weights, or whose training's state, are a trap. */
final class HostileNumbers {

    private static final String WEIGHTS = ModelFolder.WEIGHTS;
    private static final String STATE = TrainingStateFile.NAME;
    private static final String NO_STATE = "does not hold the state";

    private final List<HostileFolder> all = new ArrayList<>();

    private HostileNumbers() {}

    static List<HostileFolder> all() {
        HostileNumbers numbers = new HostileNumbers();
        numbers.weights();
        numbers.states();
        return numbers.all;
    }

    private void add(String name, String part, HostileFolder.Tampering tampering) {
        all.add(new HostileFolder(name, part, tampering, true));
    }

    private void weights() {
        String wrong = "does not hold the weights";
        weights("are empty", wrong, bytes -> new byte[0]);
        weights("end in the middle", wrong, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        weights("end one byte early", wrong, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        weights("go on", wrong, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
        weights(
                "go on for two megabytes",
                "it can have at most",
                bytes -> Arrays.copyOf(bytes, bytes.length + (2 << 20)));
        weights("declare a larger parameter", wrong, HostileNumbers::withLongestLength);
        weights("are a pickle", wrong, bytes -> "\u0080\u0004cos\nsystem\n(S'id'\ntR."
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private interface Change {
        byte[] of(byte[] bytes);
    }

    private void weights(String name, String part, Change change) {
        add("the weights " + name, part, folder -> change(folder.resolve(WEIGHTS), change));
    }

    private static void change(Path file, Change change) throws IOException {
        Files.write(file, change.of(Files.readAllBytes(file)));
    }

    /** The bytes before the first number are its array's length. */
    private static byte[] withLongestLength(byte[] bytes) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('<') + 1;
        ByteBuffer.wrap(bytes).putInt(at, Integer.MAX_VALUE);
        return bytes;
    }

    private void states() {
        state("is empty", "begin with the length", bytes -> new byte[0]);
        state("has a header of 2^63 bytes", "begin with the length", bytes -> withHeaderLength(bytes, Long.MAX_VALUE));
        state("has a header of -1 bytes", "begin with the length", bytes -> withHeaderLength(bytes, -1));
        state("has a header of 2 GiB", "begin with the length", bytes -> withHeaderLength(bytes, Integer.MAX_VALUE));
        state("has a header longer than the file", "ends within its header", bytes -> withHeaderLength(bytes, 1 << 25));
        header("is no JSON", "is not JSON", "x".repeat(100));
        header("is a list", "no JSON object", "[1]");
        header("is nested", "is not JSON", "{\"a\":" + "[".repeat(1_000_000));
        header("is 30 MB of brackets", "is not JSON", "{\"a\":[" + "[],".repeat(10_000_000) + "[]]}");
        header(
                "has an array of none of the parameters",
                "is of no parameter",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        header(
                "has an array of 2^40 numbers",
                "is not {",
                array("steps head_bias", "[1099511627776]", "[0,4398046511104]"));
        header("has an array that begins before the file", "is not {", array("steps head_bias", "[1]", "[-4,0]"));
        header("has an array that lies over the header", "is not {", array("steps head_bias", "[1]", "[4,8]"));
        header(
                "has an array of another type",
                "is not {",
                array("steps head_bias", "[1]", "[0,4]").replace("F32", "I8"));
        header("has notes twice", "is not JSON", "{\"__metadata__\":{},\"__metadata__\":{}}");
        header("has an array and no numbers", "ends within its arrays", array("steps head_bias", "[1]", "[0,4]"));
        header("has no arrays", "it lacks", "{\"__metadata__\":{}}");
        header("has a million arrays of one parameter", NO_STATE, manyArrays());
    }

    private static String array(String name, String shape, String offsets) {
        return "{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static String manyArrays() {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 400_000; i++) {
            header.append("\"f").append(i).append(" head_bias\":{\"dtype\":\"F32\"},");
        }
        return header.append("\"f head_bias\":1}").toString();
    }

    private void header(String name, String part, String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        state("has a header that " + name, part, old -> ByteBuffer.allocate(Long.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array());
    }

    private static byte[] withHeaderLength(byte[] bytes, long length) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        return bytes;
    }

    private void state(String name, String part, Change change) {
        add("the state " + name, part, folder -> change(folder.resolve(STATE), change));
    }
}
