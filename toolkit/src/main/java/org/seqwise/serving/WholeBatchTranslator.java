package org.seqwise.serving;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.List;
import java.util.Objects;

/** Answers where DJL would only make a block's input, which it then has none of: DJL passes over the block and takes the answers. */
abstract class WholeBatchTranslator<I, O> implements Translator<I, O> {

    private static final String ANSWERS = "answers";

    /** Returns one answer an input, in their order. */
    abstract List<O> answers(List<I> inputs);

    @Override
    public NDList batchProcessInput(TranslatorContext context, List<I> inputs) {
        context.setAttachment(ANSWERS, answers(inputs));
        return new NDList();
    }

    @Override
    // What batchProcessInput left.
    @SuppressWarnings("unchecked")
    public List<O> batchProcessOutput(TranslatorContext context, NDList nothing) {
        return (List<O>) Objects.requireNonNull(context.getAttachment(ANSWERS));
    }

    @Override
    public NDList processInput(TranslatorContext context, I input) {
        return batchProcessInput(context, List.of(input));
    }

    @Override
    public O processOutput(TranslatorContext context, NDList nothing) {
        return batchProcessOutput(context, nothing).get(0);
    }
}
