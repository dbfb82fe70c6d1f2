/** The {@code seqwise} command, thin over the toolkit, and example trainers that are each a page and a lesson. */
@NullMarked
package org.seqwise.examples;

import org.jspecify.annotations.NullMarked;
