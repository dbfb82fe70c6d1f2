package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.report.JsonFile;

/**
 * A whole model as the file that {@link OnnxExport} describes.
 *
 * @param bytes the file's
 * @param nodeCount how many nodes its graph has
 */
record OnnxModel(byte[] bytes, int nodeCount) {

    static final String PROBABILITY = "probability";
    static final String FEATURE_NAMES = "feature_names";
    static final String THRESHOLD = "threshold";

    /**
     * Writes a model, of any engine.
     *
     * @throws org.seqwise.data.InvalidInputException if it has something that ONNX cannot hold
     */
    static OnnxModel of(SequenceClassifier classifier) {
        OnnxLibraries.requireWriter();
        GraphWriter graph = new GraphWriter("");
        String width = Integer.toString(classifier.featureNames().size());
        String values = graph.input(GraphSession.VALUES, DataType.FLOAT, List.of("batch", "time", width));
        String lengths = graph.input(GraphSession.LENGTHS, DataType.INT64, List.of("batch"));
        Preprocessor preprocessor = classifier.preprocessor();
        ReadStepsGraph.Read read = ReadStepsGraph.of(graph, preprocessor).read(values, lengths);
        PaddingGraph padding = new PaddingGraph(graph, read.values(), read.lengths());
        PreparationGraph.Prepared prepared = new PreparationGraph(graph, preprocessor).prepare(read.values(), padding);
        ProbabilityGraph probabilities = new ProbabilityGraph(graph);
        List<String> members = new ArrayList<>();
        for (int member = 0; member < classifier.memberCount(); member++) {
            String logits = new NetworkGraph(graph, classifier.network(), classifier.weights(member), padding)
                    .logits(prepared.byTime());
            members.add(probabilities.probability(logits, classifier.objective()));
        }
        String probability = probabilities.calibrated(probabilities.mean(members), classifier.calibrator());
        String checked = graph.node("Add", probability, prepared.check());
        graph.output(checked, PROBABILITY, DataType.DOUBLE, List.of("batch"));
        int nodeCount = graph.nodeCount();
        return new OnnxModel(OnnxFormat.bytes(graph.build("seqwise"), metadata(classifier)), nodeCount);
    }

    private static Map<String, String> metadata(SequenceClassifier classifier) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FEATURE_NAMES, JsonFile.line(classifier.featureNames()));
        metadata.put(
                "categories", JsonFile.line(categories(classifier.preprocessor().features())));
        metadata.put(THRESHOLD, Double.toString(classifier.threshold()));
        metadata.put("padding", "behind: of each sequence, steps from its length on are not read");
        metadata.put("provenance", JsonFile.line(classifier.provenance()));
        return metadata;
    }

    private static Map<String, Map<String, Float>> categories(List<FeatureRule> rules) {
        Map<String, Map<String, Float>> codes = new LinkedHashMap<>();
        for (FeatureRule rule : rules) {
            if (!rule.categories().isEmpty()) {
                Map<String, Float> ofFeature = new LinkedHashMap<>();
                float[] numbers = rule.codes();
                IntStream.range(0, numbers.length)
                        .forEach(i -> ofFeature.put(rule.categories().get(i), numbers[i]));
                codes.put(rule.name(), ofFeature);
            }
        }
        return codes;
    }
}
