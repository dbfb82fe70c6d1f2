package org.seqwise;

import java.util.Map;
import org.seqwise.training.TrainingState;

/**
 * All that a {@link ModelFolder} holds.
 *
 * @param weights by parameter name, matrices row after row, in the order of the network's parameters
 * @param state where the training stood when the weights were made, {@link TrainingState#NONE} where that is not known
 */
record SavedModel(Manifest manifest, Map<String, float[]> weights, TrainingState state) {}
