/** The loop that learns, when it stops, and what it tells while it runs. */
@NullMarked
package org.seqwise.training;

import org.jspecify.annotations.NullMarked;
