package org.seqwise.nn;

import ai.djl.ndarray.NDArray;

/** A block's parameters by their names, on the device of one forward call. */
@FunctionalInterface
interface BoundWeights {

    NDArray get(String name);
}
