package org.seqwise.data;

import java.util.List;
import java.util.Map;

/**
 * What a store says of itself. The length of each of its files follows from it.
 *
 * @param featureNames in the order of the values
 * @param categories the names of categories by feature
 * @param source where the sequences come from and how they were read, by any names
 * @param size how many sequences there are
 * @param totalSteps the number of their steps together
 * @param missing how many values are NaN
 * @param idBytes the length of all ids together, in UTF-8
 * @param labeled whether there are labels
 * @param weighted whether there are weights
 * @param groups how many groups there are, 0 where sequences have none
 * @param groupBytes the length of the groups' names together, in UTF-8
 * @param timed whether there are times
 * @param blockSize how many bytes of a file have a checksum together, a power of two
 * @param checksum the CRC-32C of the file of checksums
 */
record StoreHeader(
        List<String> featureNames,
        Map<String, List<String>> categories,
        Map<String, String> source,
        int size,
        long totalSteps,
        long missing,
        long idBytes,
        boolean labeled,
        boolean weighted,
        int groups,
        long groupBytes,
        boolean timed,
        int blockSize,
        int checksum) {

    static final int SMALLEST_BLOCK = 1 << 12;
    static final int LARGEST_BLOCK = 1 << 26;

    StoreHeader {
        featureNames = List.copyOf(featureNames);
        categories = Map.copyOf(categories);
        source = Map.copyOf(source);
        StepRules.requireNames(featureNames);
        InvalidInputException.require(
                featureNames.containsAll(categories.keySet()),
                "Categories of %s must be those of features %s.",
                categories.keySet(),
                featureNames);
        require(size >= 0 && totalSteps >= size, "sequences and steps", size, totalSteps);
        require(idBytes >= 0 && groupBytes >= 0, "bytes of ids and groups", idBytes, groupBytes);
        require(groups >= 0 && groups <= size, "groups and sequences", groups, size);
        require(
                Integer.bitCount(blockSize) == 1 && blockSize >= SMALLEST_BLOCK && blockSize <= LARGEST_BLOCK,
                "block sizes",
                blockSize);
        // So that no sum or product of lengths overflows.
        require(bytes(totalSteps, (long) Float.BYTES * featureNames.size()) < Long.MAX_VALUE / 4, "steps", totalSteps);
        require(missing >= 0 && missing <= totalSteps * featureNames.size(), "missing values", missing);
    }

    private static void require(boolean rule, String what, Object... counts) {
        InvalidInputException.require(rule, "Counts of %s (%s) cannot be.", what, List.of(counts));
    }

    /** Returns how long a file is, 0 where a store does without it. */
    long length(StoreColumn column) {
        return switch (column) {
            case VALUES -> bytes(totalSteps, (long) Float.BYTES * featureNames.size());
            case STEP_ENDS, ID_ENDS -> bytes(size, Long.BYTES);
            case IDS -> idBytes;
            case LABELS -> labeled ? size : 0;
            case WEIGHTS -> weighted ? bytes(size, Float.BYTES) : 0;
            case GROUPS -> groups > 0 ? bytes(size, Integer.BYTES) : 0;
            case GROUP_NAMES -> groupBytes;
            case GROUP_NAME_ENDS -> bytes(groups, Long.BYTES);
            case TIMES -> timed ? bytes(size, 2 * Double.BYTES) : 0;
        };
    }

    private static long bytes(long count, long each) {
        try {
            return Math.multiplyExact(count, each);
        } catch (ArithmeticException e) {
            throw new InvalidInputException("Counts of steps (" + count + ") cannot be.", e);
        }
    }

    /** Returns how many blocks a file has. */
    long blocks(StoreColumn column) {
        return (length(column) + blockSize - 1) / blockSize;
    }

    /** Returns how many blocks all files have. */
    long blocks() {
        long blocks = 0;
        for (StoreColumn column : StoreColumn.values()) {
            blocks = Math.addExact(blocks, blocks(column));
        }
        return blocks;
    }
}
