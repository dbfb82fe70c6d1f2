package org.seqwise.serving;

import ai.djl.modality.Input;
import ai.djl.modality.Output;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/** Answers requests as DJL Serving has them. A request that breaks a rule gets an error for an answer; those of its batch get theirs. */
final class RequestTranslator extends WholeBatchTranslator<Input, Output> {

    private final ClassifierBlock block;
    private final RequestReader reader;

    RequestTranslator(ClassifierBlock block) {
        this.block = block;
        reader = new RequestReader(block.classifier());
    }

    @Override
    List<Output> answers(List<Input> requests) {
        return requests.stream().map(this::answer).toList();
    }

    private Output answer(Input request) {
        try {
            ScoringRequest read = reader.read(request);
            double[] probabilities = block.probabilities(read.sequences());
            return Replies.of(read, probabilities, block.classifier().threshold());
        } catch (UnsupportedBodyException e) {
            return Replies.refusal(415, "Unsupported Media Type", String.valueOf(e.getMessage()));
        } catch (InvalidInputException e) {
            return Replies.refusal(400, "Bad Request", String.valueOf(e.getMessage()));
        }
    }
}
