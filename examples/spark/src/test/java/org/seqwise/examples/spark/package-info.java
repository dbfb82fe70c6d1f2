/** Spark in one process, of two threads. */
@NullMarked
package org.seqwise.examples.spark;

import org.jspecify.annotations.NullMarked;
