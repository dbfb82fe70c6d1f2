/** Generators whose labels are drawn from a known probability, so that the best possible score is known. */
@NullMarked
package org.seqwise.data.synthetic;

import org.jspecify.annotations.NullMarked;
