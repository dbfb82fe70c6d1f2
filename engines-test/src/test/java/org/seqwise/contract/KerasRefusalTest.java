package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.seqwise.contract.Refusal.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.exchange.keras.KerasImporter;

/** What a network of ours cannot give is refused, by layer and with the reason: configurations that are changed a little. */
class KerasRefusalTest {

    private final Path folder;

    KerasRefusalTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void paddingThatMayHaveBeenComputedMustBeSaid() throws IOException {
        Path question = KerasFixture.named("question.h5").file();
        assertEquals(
                "The model has no Masking layer: steps of padding were computed like any other, and how many is not in the file."
                        + " Maybe --front-padding 10, if shorter sequences were filled up with zeros in front, or --front-padding none, if"
                        + " none were.",
                String.valueOf(assertThrows(InvalidInputException.class, () -> new KerasImporter().read(question))
                        .getMessage()));
        assertRefused(
                () -> new KerasImporter().frontPadding(12).read(question),
                "frontPadding (12) must be 10, the steps of the model's input.");
        assertRefused(() -> new KerasImporter().frontPadding(0), "frontPadding (0) must be positive");
        Path masked = KerasFixture.named("stacked.h5").file();
        assertRefused(() -> new KerasImporter().frontPadding(10).read(masked), "frontPadding (10)", "Masking layer");
        assertRefused(() -> new KerasImporter().noPadding().read(masked), "frontPadding (0)", "Masking layer");
    }

    @Test
    void otherActivationsAreRefused() throws IOException {
        assertEquals(
                "Layer 'gru_1' (GRU) has recurrent_activation 'hard_sigmoid'; a network of Seqwise has 'sigmoid' there, and no other"
                        + " gives the same answers. Maybe train it with that.",
                refused(layers -> config(layers, 2).put("recurrent_activation", "hard_sigmoid")));
        assertLayerRefused(
                layers -> config(layers, 2).put("activation", "relu"), "'gru_1' (GRU)", "activation 'relu'", "'tanh'");
        assertLayerRefused(
                layers -> config(layers, 2).putNull("activation"), "'gru_1' (GRU)", "activation 'linear'", "'tanh'");
        assertLayerRefused(
                layers -> config(layers, 2)
                        .putObject("activation")
                        .put("class_name", "function")
                        .put("config", "elu"),
                "activation 'elu'");
        assertLayerRefused(
                layers -> config(layers, 2).remove("recurrent_activation"), "recurrent_activation ''", "'sigmoid'");
    }

    @Test
    void memoriesAndOrdersOfTheirOwnAreRefused() throws IOException {
        assertLayerRefused(
                layers -> config(layers, 2).put("stateful", true),
                "'gru_1' (GRU) has stateful=True",
                "other sequences");
        assertLayerRefused(
                layers -> config(layers, 2).put("go_backwards", true),
                "'gru_1' (GRU) has go_backwards=True",
                "the last step first");
        assertLayerRefused(
                layers -> config(layers, 2).put("return_state", true), "'gru_1' (GRU) has return_state=True");
        assertLayerRefused(layers -> config(layers, 2).put("time_major", true), "'gru_1' (GRU) has time_major=True");
    }

    @Test
    void directionsThatCannotBeMergedAreRefused() throws IOException {
        assertLayerRefused(
                layers -> config(layers, 1).put("merge_mode", "mul"),
                "'bidirectional' (Bidirectional) has merge_mode 'mul'",
                "[concat, sum, ave]");
        assertLayerRefused(layers -> config(layers, 1).putNull("merge_mode"), "merge_mode 'null'");
        assertLayerRefused(
                layers -> ((ObjectNode) config(layers, 1).path("layer")).put("class_name", "SimpleRNN"),
                "holds 'forward_gru' (SimpleRNN)",
                "an LSTM or a GRU");
        assertLayerRefused(
                layers -> ((ObjectNode) config(layers, 1).at("/backward_layer/config")).put("reset_after", true),
                "directions that differ");
        assertLayerRefused(
                layers -> ((ObjectNode) config(layers, 1).at("/layer/config")).put("go_backwards", true),
                "reads backward first");
        assertLayerRefused(
                layers -> {
                    config(layers, 2).put("return_sequences", false);
                    ((ObjectNode) layers.get(3)).put("class_name", "GRU");
                },
                "'pooling' (GRU)",
                "no sequence of a recurrent layer any more");
    }

    @Test
    void whatEndsWithoutOneAnswerIsRefused() throws IOException {
        assertLayerRefused(
                layers -> layers.remove(3), "'dense' (Dense) reads an output for each step", "return_sequences=True");
        assertLayerRefused(layers -> layers.remove(4), "The model ends in 'gru_1' (GRU)", "Dense(1, sigmoid)");
        assertLayerRefused(
                layers -> config(layers, 4).put("activation", "tanh"),
                "'dense' (Dense) is the last, and Dense(1, tanh)",
                "Dense(2, softmax)");
        assertLayerRefused(
                layers -> config(layers, 4).put("activation", "softmax"), "is the last, and Dense(1, softmax)");
        assertLayerRefused(
                layers -> {
                    ObjectNode hidden = layers.get(4).deepCopy();
                    ((ObjectNode) hidden.path("config")).put("name", "hidden").put("activation", "tanh");
                    layers.insert(4, hidden);
                },
                "'hidden' (Dense) has activation 'tanh'",
                "'relu'");
        assertLayerRefused(
                layers -> {
                    ObjectNode hidden = layers.get(4).deepCopy();
                    ((ObjectNode) hidden.path("config")).put("activation", "relu");
                    layers.insert(4, hidden);
                    layers.insert(4, hidden);
                },
                "2 dense layers before the last",
                "one at most");
    }

    @Test
    void otherLayersAreRefusedByName() throws IOException {
        for (String kind : new String[] {"SimpleRNN", "BatchNormalization", "Conv1D", "Sequential", "Lambda"}) {
            assertLayerRefused(
                    layers -> ((ObjectNode) layers.get(2)).put("class_name", kind),
                    "'gru_1' (" + kind + ") is of a class that no network of Seqwise has; it has LSTM, GRU");
        }
        assertLayerRefused(
                layers -> ((ObjectNode) layers.get(2)).put("module", "kerasimilar"),
                "'gru_1' (GRU) is a class of 'kerasimilar', not of Keras");
        assertLayerRefused(
                layers -> ((ObjectNode) layers.get(2)).put("class_name", "LSTM"),
                "'gru_1' (LSTM) has another cell than 'bidirectional' (Bidirectional)");
        assertLayerRefused(
                layers -> ((ObjectNode) layers.get(2)).put("class_name", "Masking"),
                "'gru_1' (Masking) is not in front of all others");
        assertLayerRefused(
                layers -> config(layers, 2).put("dtype", "int8"), "'gru_1' (GRU) computes in 'int8'", "float32");
        assertLayerRefused(
                layers -> config(layers, 4).putObject("quantization_config"), "'dense' (Dense) is quantized");
        assertLayerRefused(
                layers -> config(layers, 3).put("data_format", "channels_first"), "'pooling'", "channels_last");
    }

    @Test
    void namesCannotCommandATerminal() throws IOException {
        assertEquals(
                "Layer 'a?[2Jb' (GRU) has stateful=True: it goes on with what it remembers of other sequences; it must begin with zeros.",
                refused(layers -> config(layers, 2).put("stateful", true).put("name", "a\u001b[2Jb")));
    }

    @Test
    void aMaskThatThePoolingDoesNotKnowIsRefused() throws IOException {
        assertLayerRefused(
                layers -> {
                    ObjectNode masking = layers.get(2).deepCopy();
                    masking.put("class_name", "Masking");
                    ((ObjectNode) masking.path("config")).put("name", "masking").put("mask_value", 0.0);
                    layers.insert(1, masking);
                },
                "'pooling' (GlobalMaxPooling1D) does not know of the mask");
    }

    @Test
    void inputsThatAreNoSequencesAreRefused() throws IOException {
        assertLayerRefused(
                layers -> config(layers, 0).putArray("batch_shape").addNull().add(7),
                "'input_layer' (InputLayer) reads an array of [null,7]",
                "(sequences, steps, features)");
        assertLayerRefused(
                layers -> config(layers, 0)
                        .putArray("batch_shape")
                        .addNull()
                        .add(8)
                        .add(4),
                "has weights for 3 features, where the model's input has 4");
    }

    @Test
    void modelsThatAreNoChainAreRefused() throws IOException {
        assertEquals(
                "The model is of class Transformer; it must be Sequential or Functional, whose file says what they compute.",
                refused("max.keras", model -> model.put("class_name", "Transformer")));
        assertFunctionalRefused(
                layers -> call(layers, 3).set("args", layers.at("/2/inbound_nodes/0/args")),
                "the layers must be a chain");
        assertFunctionalRefused(
                layers -> ((ArrayNode) layers.get(3).path("inbound_nodes")).add(call(layers, 3)),
                "'gru_1' (GRU) is called 2 times");
        assertFunctionalRefused(
                layers -> ((ArrayNode) layers.get(1).path("inbound_nodes")).removeAll(), "The model has 2 inputs");
        assertFunctionalRefused(layers -> layers.remove(3), "are no part of the chain");
        assertFunctionalRefused(
                layers -> ((ObjectNode) call(layers, 3).path("kwargs"))
                        .putArray("initial_state")
                        .add(1),
                "'gru_1' (GRU) begins with an initial_state");
    }

    @Test
    void masksOfAModelsOwnAreRefused() throws IOException {
        String own = "is called with a mask of the model's own; it must be that of a Masking layer.";
        assertFunctionalRefused(layers -> call(layers, 7).withArray("args").set(1, 3.5), own);
        assertFunctionalRefused(layers -> ((ObjectNode) layers.at("/8/config")).put("axis", 1), own);
        assertFunctionalRefused(layers -> ((ObjectNode) layers.at("/8/config")).put("keepdims", true), own);
        assertFunctionalRefused(
                layers -> ((ArrayNode) call(layers, 3).at("/kwargs/mask/config/keras_history")).set(0, "gru_1"), own);
        assertFunctionalRefused(
                layers -> {
                    layers.remove(1);
                    ((ArrayNode) call(layers, 1).at("/args/0/config/keras_history")).set(0, "input_layer");
                },
                own);
    }

    private static ObjectNode call(JsonNode layers, int layer) {
        return (ObjectNode) layers.at("/" + layer + "/inbound_nodes/0");
    }

    private static ObjectNode config(JsonNode layers, int layer) {
        return (ObjectNode) layers.get(layer).path("config");
    }

    private void assertLayerRefused(Consumer<ArrayNode> change, String... parts) throws IOException {
        Path changed = changed("max.keras", model -> change.accept((ArrayNode) model.at("/config/layers")));
        assertRefused(() -> new KerasImporter().noPadding().read(changed), parts);
    }

    private void assertFunctionalRefused(Consumer<ArrayNode> change, String... parts) throws IOException {
        Path changed = changed("functional.keras", model -> change.accept((ArrayNode) model.at("/config/layers")));
        assertRefused(() -> new KerasImporter().read(changed), parts);
    }

    private String refused(Consumer<ArrayNode> change) throws IOException {
        return refused("max.keras", model -> change.accept((ArrayNode) model.at("/config/layers")));
    }

    private String refused(String fixture, Consumer<ObjectNode> change) throws IOException {
        Path changed = changed(fixture, change);
        return String.valueOf(assertThrows(
                        InvalidInputException.class,
                        () -> new KerasImporter().noPadding().read(changed))
                .getMessage());
    }

    /** Copies a file of Keras 3 with another configuration. */
    private Path changed(String fixture, Consumer<ObjectNode> change) throws IOException {
        Path target = folder.resolve(fixture);
        try (ZipFile zip = new ZipFile(KerasFixture.folder().resolve(fixture).toFile());
                OutputStream out = Files.newOutputStream(target);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(entry.getName().equals("config.json") ? changed(content, change) : content);
            }
        }
        return target;
    }

    private static byte[] changed(byte[] config, Consumer<ObjectNode> change) throws IOException {
        ObjectNode model = (ObjectNode) new ObjectMapper().readTree(config);
        change.accept(model);
        return new ObjectMapper().writeValueAsBytes(model);
    }
}
