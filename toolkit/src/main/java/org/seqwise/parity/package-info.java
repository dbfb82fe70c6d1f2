/**
 * Whether the engines on this machine compute what the float64 reference says, and what each other compute: forward, loss, gradients,
 * optimizer steps, training, and models that go from engine to engine. Ends in a certificate. It looks at all other rooms, and none looks
 * at it.
 */
@NullMarked
package org.seqwise.parity;

import org.jspecify.annotations.NullMarked;
