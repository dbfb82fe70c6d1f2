/** What a person, or a person's script, looks at after a run. */
@NullMarked
package org.seqwise.report;

import org.jspecify.annotations.NullMarked;
