/** The blocks and the loss, in DJL's block API, made of operations that agree on every engine. Usable one by one in DJL's own Trainer. */
@NullMarked
package org.seqwise.nn;

import org.jspecify.annotations.NullMarked;
