package org.seqwise.data;

import java.nio.charset.StandardCharsets;

/** Texts in a store, one behind the other, each with its end. */
final class MappedTexts {

    private final MappedFile bytes;
    private final MappedFile ends;
    private final long length;

    /** @param length the bytes of all together */
    MappedTexts(MappedFile bytes, MappedFile ends, long length) {
        this.bytes = bytes;
        this.ends = ends;
        this.length = length;
    }

    String get(int index) {
        long from = index == 0 ? 0 : ends.longAt((index - 1L) * Long.BYTES);
        long to = ends.longAt((long) index * Long.BYTES);
        StoreDamage.require(
                from >= 0 && from <= to && to <= length && to - from <= Integer.MAX_VALUE - 8,
                ends.path(),
                (long) index * Long.BYTES,
                "says that a text goes from byte %d to %d of %d",
                from,
                to,
                length);
        byte[] encoded = new byte[(int) (to - from)];
        bytes.copy(from, encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }
}
