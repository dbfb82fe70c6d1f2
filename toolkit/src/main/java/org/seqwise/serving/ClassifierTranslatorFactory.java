package org.seqwise.serving;

import ai.djl.Model;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.nn.Block;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

/**
 * What a saved model takes and gives through DJL's {@code Criteria}: a sequence {@code float[][]} (steps, features), raw, in the order of the
 * model's features, and the probability of a 1 as a {@code Double}; or DJL Serving's {@link Input} and {@link Output}, with bodies in JSON or
 * CSV. {@code serving.properties} names this class. Its translators may be used by any thread, and a batch is scored at once.
 */
public final class ClassifierTranslatorFactory implements TranslatorFactory {

    private static final Set<Pair<Type, Type>> TYPES =
            Set.of(new Pair<>(float[][].class, Double.class), new Pair<>(Input.class, Output.class));

    /** Is made by DJL. */
    public ClassifierTranslatorFactory() {}

    @Override
    public Set<Pair<Type, Type>> getSupportedTypes() {
        return TYPES;
    }

    @Override
    // The types are what isSupported says they are.
    @SuppressWarnings("unchecked")
    public <I, O> Translator<I, O> newInstance(Class<I> input, Class<O> output, Model model, Map<String, ?> arguments)
            throws TranslateException {
        Block block = model.getBlock();
        if (!(block instanceof ClassifierBlock classifier)) {
            throw new TranslateException(
                    "Model (" + model.getName() + ") is none of Seqwise's; its folder must be one that Seqwise saved.");
        }
        if (input == Input.class && output == Output.class) {
            return (Translator<I, O>) new RequestTranslator(classifier);
        }
        if (input == float[][].class && output == Double.class) {
            return (Translator<I, O>) new ProbabilityTranslator(classifier);
        }
        throw new TranslateException(input.getSimpleName() + " to " + output.getSimpleName()
                + " is not what a model does; it must be float[][] to Double, or Input to Output.");
    }

    /** Returns the name of the class, under which DJL notes it. */
    @Override
    public String toString() {
        return getClass().getName();
    }
}
