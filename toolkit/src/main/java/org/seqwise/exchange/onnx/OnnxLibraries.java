package org.seqwise.exchange.onnx;

import org.seqwise.data.InvalidInputException;

/** Whether the optional libraries are there; names their classes as text, so that this can be asked where they are not. */
final class OnnxLibraries {

    private OnnxLibraries() {}

    /** Throws unless graphs can be written. */
    static void requireWriter() {
        require("ai.onnx.proto.OnnxMl", "To write ONNX", "org.tribuo:tribuo-util-onnx");
    }

    /** Throws unless graphs can be written and computed. */
    static void requireRuntime() {
        requireWriter();
        require("ai.onnxruntime.OrtEnvironment", "To compute ONNX", "com.microsoft.onnxruntime:onnxruntime");
    }

    private static void require(String name, String purpose, String artifact) {
        try {
            Class.forName(name, false, OnnxLibraries.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new InvalidInputException(
                    purpose + " takes " + artifact + ", which is not on the class path. Maybe add the dependencies"
                            + " org.tribuo:tribuo-util-onnx and com.microsoft.onnxruntime:onnxruntime.",
                    e);
        }
    }
}
