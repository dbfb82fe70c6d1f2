package org.seqwise.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Features by how much is wrong with them, in words. */
final class FeatureCounts {

    private static final int SHOWN = 3;

    private record Entry(String words, long count) {}

    private final List<Entry> entries = new ArrayList<>();
    private long total;

    /** Notes a feature; one of which nothing is wrong leaves no trace. */
    void add(String feature, long count, String detail) {
        if (count > 0) {
            entries.add(new Entry("'" + feature + "' " + count + detail, count));
            total += count;
        }
    }

    long total() {
        return total;
    }

    /** Returns the worst features, and how many more there are. */
    @Override
    public String toString() {
        List<String> worst = entries.stream()
                .sorted(Comparator.comparingLong(Entry::count).reversed())
                .limit(SHOWN)
                .map(Entry::words)
                .toList();
        int more = entries.size() - worst.size();
        return String.join(", ", worst) + (more == 0 ? "" : " and " + more + " more features");
    }
}
