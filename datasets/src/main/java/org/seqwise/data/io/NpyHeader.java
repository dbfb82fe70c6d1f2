package org.seqwise.data.io;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a {@code .npy} file says of its array before the values.
 *
 * @param type how a value is written
 * @param fortranOrder whether the first index changes fastest
 * @param shape the length of each dimension
 * @param bytes the header's own length
 */
record NpyHeader(NpyType type, boolean fortranOrder, List<Long> shape, int bytes) {

    /** Returns the shape as NumPy prints it. */
    String shapeText() {
        return shape.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    }

    /** Returns how many values there are; {@link Long#MAX_VALUE} where they are too many to count. */
    long count() {
        long count = 1;
        for (long length : shape) {
            boolean fits = Math.multiplyHigh(count, length) == 0 && count * length >= 0;
            count = fits ? count * length : Long.MAX_VALUE;
        }
        return count;
    }

    /** Returns how many bytes the file must have; {@link Long#MAX_VALUE} where they are too many to count. */
    long fileSize() {
        return count() > (Long.MAX_VALUE - bytes) / type.size() ? Long.MAX_VALUE : bytes + count() * type.size();
    }
}
