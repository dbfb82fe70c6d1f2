package org.seqwise.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a collection's content, fed through one small buffer. */
final class Fingerprint {

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String of(Sequences sequences) {
        Fingerprint print = new Fingerprint();
        // How many of each come first, so that no number can be taken for one of another kind.
        print.put(sequences.featureCount());
        print.put(sequences.size());
        print.put((sequences.isLabeled() ? 1 : 0) + (sequences.isWeighted() ? 2 : 0));
        for (String name : sequences.featureNames()) {
            byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
            print.put(encoded.length);
            print.flush();
            print.digest.update(encoded);
        }
        print.putOffsets(sequences);
        print.putValues(sequences);
        for (int i = 0; sequences.isLabeled() && i < sequences.size(); i++) {
            print.put(sequences.label(i));
        }
        for (int i = 0; sequences.isWeighted() && i < sequences.size(); i++) {
            print.put(Float.floatToIntBits(sequences.weight(i)));
        }
        print.flush();
        return HexFormat.of().formatHex(print.digest.digest());
    }

    private void putOffsets(Sequences sequences) {
        int offset = 0;
        put(offset);
        for (int i = 0; i < sequences.size(); i++) {
            offset += sequences.stepCount(i);
            put(offset);
        }
    }

    private void putValues(Sequences sequences) {
        StepScan scan = new StepScan();
        for (int i = 0; i < sequences.size(); i++) {
            float[] values = scan.read(sequences.storage(), i);
            // Once a sequence: a view has to look for its place.
            int count = sequences.stepCount(i) * sequences.featureCount();
            for (int v = 0; v < count; v++) {
                put(Float.floatToIntBits(values[v]));
            }
        }
    }

    private void put(int value) {
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
        buffer.putInt(value);
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
