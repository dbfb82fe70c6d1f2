package org.seqwise;

import java.util.Map;
import org.seqwise.training.TrainingState;

/**
 * What a {@link ModelFolder} holds of one of the model's networks.
 *
 * @param weights by parameter name, matrices row after row, in the order of the network's parameters
 * @param state where the training stood when the weights were made, {@link TrainingState#NONE} where that is not known
 */
record SavedMember(Map<String, float[]> weights, TrainingState state) {}
