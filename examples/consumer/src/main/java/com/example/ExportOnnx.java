package com.example;

import java.nio.file.Path;
import org.seqwise.SequenceClassifier;
import org.seqwise.exchange.onnx.OnnxExport;

/** Writes a model for whatever reads ONNX: {@code ExportOnnx model model.onnx}, where the project was built with {@code -Ponnx}. */
public final class ExportOnnx {

    private ExportOnnx() {}

    public static void main(String[] arguments) {
        try (SequenceClassifier classifier = SequenceClassifier.load(Path.of(arguments[0]))) {
            OnnxExport export = OnnxExport.write(classifier, Path.of(arguments[1]));
            System.out.println("Wrote " + export.bytes() + " bytes; ONNX Runtime differs from " + classifier.engine() + " by at most "
                    + export.largestDifference() + ".");
        }
    }
}
