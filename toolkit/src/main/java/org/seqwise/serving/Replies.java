package org.seqwise.serving;

import ai.djl.modality.Output;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers to requests, in JSON. */
final class Replies {

    private Replies() {}

    /** Returns {@code {"probability":0.93,"positive":true}}, or a list of such where several were asked about. */
    static Output of(ScoringRequest request, double[] probabilities, double threshold) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < probabilities.length; i++) {
            ObjectNode each = list.addObject();
            if (request.form() == ScoringRequest.Form.NAMED) {
                each.put("sequence", request.sequences().id(i));
            }
            each.put("probability", probabilities[i]).put("positive", probabilities[i] >= threshold);
        }
        return output(200, "OK", request.form() == ScoringRequest.Form.ONE ? list.path(0) : list);
    }

    /**
     * Returns an error in the form in which DJL Serving has its own.
     *
     * @param reason the reason phrase of the code, on one line
     * @param message what breaks which rule
     */
    static Output refusal(int code, String reason, String message) {
        return output(
                code,
                reason,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("type", "InvalidInputException")
                        .put("message", message));
    }

    private static Output output(int code, String reason, JsonNode body) {
        Output output = new Output(code, reason);
        output.addProperty("Content-Type", "application/json");
        output.add(body.toString());
        return output;
    }
}
