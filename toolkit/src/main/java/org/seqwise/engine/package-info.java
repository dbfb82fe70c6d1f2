/**
 * Which engine runs, on which device, and why. Names are resolved and settings made before DJL's own classes wake up, since those take
 * one spelling only and do not recover from another. Nothing falls back in silence: every choice carries its reason, and whatever is
 * missing is named together with its remedy. {@link org.seqwise.engine.EngineTable} alone knows engines by name.
 */
@NullMarked
package org.seqwise.engine;

import org.jspecify.annotations.NullMarked;
