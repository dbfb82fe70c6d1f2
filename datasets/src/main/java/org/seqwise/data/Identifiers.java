package org.seqwise.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ids of many sequences as one byte array of UTF-8, so that a million ids are two objects. */
final class Identifiers {

    private byte[] bytes = new byte[64];
    private int[] ends = new int[8];
    private int count;

    void add(String id) {
        byte[] encoded = id.getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        bytes = Growth.ensure(bytes, start + encoded.length);
        System.arraycopy(encoded, 0, bytes, start, encoded.length);
        ends = Growth.ensure(ends, count + 1);
        ends[count++] = start + encoded.length;
    }

    String get(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    Identifiers trimmed() {
        bytes = Arrays.copyOf(bytes, count == 0 ? 0 : ends[count - 1]);
        ends = Arrays.copyOf(ends, count);
        return this;
    }
}
