package org.seqwise;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One way to make a model's folder a trap.
 *
 * @param name what is wrong with it
 * @param part what the refusal must say
 * @param tampering changes a folder that was right
 * @param signed whether the checksums are made to fit afterwards
 */
record HostileFolder(String name, String part, Tampering tampering, boolean signed) {

    /** Changes a folder. */
    interface Tampering {
        void with(Path folder) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }
}
