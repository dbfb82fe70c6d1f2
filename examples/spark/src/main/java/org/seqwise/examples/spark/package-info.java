/** A model on a cluster: tables of sequences scored by Apache Spark. */
@NullMarked
package org.seqwise.examples.spark;

import org.jspecify.annotations.NullMarked;
