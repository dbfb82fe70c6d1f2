/**
 * Figures from scores and labels: how good a classifier's probabilities are, and which threshold turns them into a yes or a no. Plain
 * Java on primitive arrays, no tensor and no engine; it depends on no other package of the toolkit. A figure that the data leave
 * undefined is {@code NaN}, and its doc says when.
 */
@NullMarked
package org.seqwise.evaluation;

import org.jspecify.annotations.NullMarked;
