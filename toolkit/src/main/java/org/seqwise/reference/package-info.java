/**
 * The model family in plain Java and float64, forward and backward, written to be read: the judge of every engine. It depends on no other
 * room.
 */
@NullMarked
package org.seqwise.reference;

import org.jspecify.annotations.NullMarked;
