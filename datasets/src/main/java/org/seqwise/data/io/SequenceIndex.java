package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids in the order in which they first appear, each with its label, its weight, its group and the line where it did. */
final class SequenceIndex {

    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private byte[] labels = new byte[256];
    private float[] weights = new float[256];
    private int[] firstLines = new int[256];
    private final List<@Nullable String> groups = new ArrayList<>();
    private String lastId = "";
    private int last = -1;

    /** Returns the index of an id, which it takes in with all that is said of it if it is new. */
    int indexOf(String id, int label, float weight, @Nullable String group, int line) {
        // Rows of one sequence mostly follow each other.
        if (last < 0 || !id.equals(lastId)) {
            Integer known = indices.get(id);
            last = known == null ? add(id, label, weight, group, line) : known;
            lastId = id;
        }
        return last;
    }

    private int add(String id, int label, float weight, @Nullable String group, int line) {
        int index = ids.size();
        if (index == labels.length) {
            labels = Arrays.copyOf(labels, 2 * index);
            weights = Arrays.copyOf(weights, 2 * index);
            firstLines = Arrays.copyOf(firstLines, 2 * index);
        }
        indices.put(id, index);
        ids.add(id);
        labels[index] = (byte) label;
        weights[index] = weight;
        firstLines[index] = line;
        groups.add(group);
        return index;
    }

    /** Returns the index of an id, -1 where it is not known. */
    int find(String id) {
        return indices.getOrDefault(id, -1);
    }

    int size() {
        return ids.size();
    }

    String id(int index) {
        return ids.get(index);
    }

    int label(int index) {
        return labels[index];
    }

    float weight(int index) {
        return weights[index];
    }

    @Nullable
    String group(int index) {
        return groups.get(index);
    }

    int firstLine(int index) {
        return firstLines[index];
    }
}
