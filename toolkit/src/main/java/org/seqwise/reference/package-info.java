/** The model in plain Java and float64, written to be read: the judge of every engine. It depends on nothing. */
@NullMarked
package org.seqwise.reference;

import org.jspecify.annotations.NullMarked;
