/**
 * Takes in models that Keras saved: reads their files, which are a stranger's, and holds what they compute in a network of ours, exactly or not
 * at all.
 */
@NullMarked
package org.seqwise.exchange.keras;

import org.jspecify.annotations.NullMarked;
