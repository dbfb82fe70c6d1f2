/** Optimizers made of array operations alone, so that a step is the same on every engine. */
@NullMarked
package org.seqwise.optimizer;

import org.jspecify.annotations.NullMarked;
