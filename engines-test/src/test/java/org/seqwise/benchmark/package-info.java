/** Speed, measured side by side in one process. Not tests: nothing here fails for being slow. */
@NullMarked
package org.seqwise.benchmark;

import org.jspecify.annotations.NullMarked;
