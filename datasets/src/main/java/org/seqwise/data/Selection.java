package org.seqwise.data;

/** Which sequences of a storage a view has, in its order. */
interface Selection {

    int size();

    /** Returns the place in the storage of the view's sequence with this place. */
    int at(int index);

    static Selection of(int... indices) {
        int[] copy = indices.clone();
        return new Selection() {
            @Override
            public int size() {
                return copy.length;
            }

            @Override
            public int at(int index) {
                return copy[index];
            }
        };
    }
}
