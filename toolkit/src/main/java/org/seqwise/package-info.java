/** What a user types: train with {@link org.seqwise.SequenceTrainer}, then score and save with {@link org.seqwise.SequenceClassifier}. */
@NullMarked
package org.seqwise;

import org.jspecify.annotations.NullMarked;
