/**
 * A saved model as DJL's own {@code Criteria}, and DJL Serving, load it: through the folder's {@code serving.properties}, and without it
 * wherever this library is on the classpath. What scores is a {@link org.seqwise.SequenceClassifier}, so that the answers are the same.
 */
@NullMarked
package org.seqwise.serving;

import org.jspecify.annotations.NullMarked;
