package org.seqwise.exchange.keras;

import org.seqwise.data.InvalidInputException;

/** Whether the library that reads HDF5 is there; names its class as text, so that this can be asked where it is not. */
final class HdfPresence {

    private static final String ARTIFACT = "io.jhdf:jhdf";

    private HdfPresence() {}

    static void require() {
        try {
            Class.forName("io.jhdf.HdfFile", false, HdfPresence.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new InvalidInputException(
                    "Models of Keras need " + ARTIFACT + ", which is not on the class path. Maybe add the dependency "
                            + ARTIFACT + ".",
                    e);
        }
    }
}
