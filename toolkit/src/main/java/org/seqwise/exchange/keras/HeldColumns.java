package org.seqwise.exchange.keras;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a network of ours holds what a layer of Keras gives. Ours has as many units in every layer and direction; where Keras has fewer, the
 * rest are silent.
 *
 * @param width how many numbers ours gives
 * @param places the columns of ours, one or two that are added, for each of Keras's
 * @param factor what a weight that reads them is multiplied by
 */
record HeldColumns(int width, List<List<Integer>> places, float factor) {

    HeldColumns {
        places = List.copyOf(places);
    }

    /** Has every column in its own place. */
    static HeldColumns same(int width) {
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            places.add(List.of(i));
        }
        return new HeldColumns(width, places, 1);
    }

    /**
     * Returns where what a recurrent layer gives is held.
     *
     * @param hidden units of ours in a direction
     * @param directions of ours, 1 or 2
     */
    static HeldColumns of(RecurrentLayer layer, int hidden, int directions) {
        boolean isSum = layer.isBidirectional() && !layer.merge().equals("concat");
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < layer.units().get(0); i++) {
            places.add(isSum ? List.of(i, hidden + i) : List.of(i));
        }
        if (layer.isBidirectional() && !isSum) {
            for (int i = 0; i < layer.units().get(1); i++) {
                places.add(List.of(hidden + i));
            }
        }
        return new HeldColumns(hidden * directions, places, layer.merge().equals("ave") ? 0.5f : 1);
    }

    /** Returns how many numbers Keras's layer gives. */
    int count() {
        return places.size();
    }

    /** Puts the weight that reads Keras's column where ours is read. */
    void put(float weight, int column, float[] target, int row) {
        for (int place : places.get(column)) {
            target[row * width + place] = weight * factor;
        }
    }
}
