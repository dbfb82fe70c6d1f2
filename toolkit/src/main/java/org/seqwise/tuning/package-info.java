/**
 * Which settings do best, by cross-validation: {@link org.seqwise.tuning.Tuning} draws trials from a {@link
 * org.seqwise.tuning.SearchSpace}, trains each fold of each in a worker process, and ranks them by a figure of the parts held out.
 */
@NullMarked
package org.seqwise.tuning;

import org.jspecify.annotations.NullMarked;
