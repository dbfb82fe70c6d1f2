/**
 * What a network has to beat: the ratio of the classes, the lengths, and learners that know no order beyond first and last step and slope. They
 * are fitted on the same training part and judged on the same sequences. Logistic regression and boosted trees are Tribuo's, which whoever uses
 * this package adds: {@code org.tribuo:tribuo-classification-sgd} and {@code org.tribuo:tribuo-classification-xgboost}.
 */
@NullMarked
package org.seqwise.baseline;

import org.jspecify.annotations.NullMarked;
