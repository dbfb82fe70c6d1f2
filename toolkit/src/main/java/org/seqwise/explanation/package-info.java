/**
 * What a trained model goes by: how much it loses without a feature or a step, and what each number of a sequence adds to its logit. It asks
 * the model alone, so that an explanation is the same on every engine. Features are the raw ones; steps are counted from a sequence's last,
 * so that padding and length have no part in it.
 */
@NullMarked
package org.seqwise.explanation;

import org.jspecify.annotations.NullMarked;
