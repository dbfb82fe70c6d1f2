/**
 * What to do about data: one verdict, the evidence for it and the next command. Whoever asks gets short trainings, baselines and a look at every
 * value, put together from the other rooms; none of them knows this one.
 */
@NullMarked
package org.seqwise.verdict;

import org.jspecify.annotations.NullMarked;
