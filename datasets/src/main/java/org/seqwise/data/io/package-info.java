/**
 * Where sequences come from: readers that turn files into {@link org.seqwise.data.Sequences} and that, where a file breaks a rule, name the
 * file, the line, the column, what was found and what was expected. Rows go into primitive arrays as they are read; no object a row is
 * kept.
 */
@NullMarked
package org.seqwise.data.io;

import org.jspecify.annotations.NullMarked;
