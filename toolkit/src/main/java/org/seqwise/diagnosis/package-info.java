/**
 * What is wrong with data before a model is trained on it: what a set of sequences is like, and what its parts should not share; and with a
 * training under way, from its figures. Plain Java, without an engine.
 */
@NullMarked
package org.seqwise.diagnosis;

import org.jspecify.annotations.NullMarked;
