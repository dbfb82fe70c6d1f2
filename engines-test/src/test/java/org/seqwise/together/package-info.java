/** What can be seen only once every engine has run: both in one JVM, the shape of the code, and that all ran the same tests. */
@NullMarked
package org.seqwise.together;

import org.jspecify.annotations.NullMarked;
