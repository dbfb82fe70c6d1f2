/**
 * What every engine must do alike. The build runs these tests once an engine, each time in a JVM of its own that is asked for that engine;
 * no test names one. The judge is float64 in plain Java.
 */
@NullMarked
package org.seqwise.contract;

import org.jspecify.annotations.NullMarked;
