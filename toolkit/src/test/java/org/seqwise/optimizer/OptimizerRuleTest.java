package org.seqwise.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an optimizer says of itself decides whether it may take over a state. */
class OptimizerRuleTest {

    @Test
    void ruleNamesWhatItWasBuiltWith() {
        assertEquals(
                "adam beta1=0.9 beta2=0.999 epsilon=1.0E-7",
                Adam.builder().build().rule());
        assertEquals(
                "adam beta1=0.9 beta2=0.999 epsilon=1.0E-7 decoupledDecay=0.004",
                AdamW.builder().build().rule());
        assertEquals(
                "rmsprop rho=0.9 epsilon=1.0E-7 centered=false",
                RmsProp.builder().build().rule());
        assertEquals("sgd momentum=0.0 nesterov=false", Sgd.builder().build().rule());
        assertEquals(
                "sgd momentum=0.0 nesterov=false rescale=1.0 clip=0.5 decay=0.01",
                Sgd.builder().optClipGrad(0.5f).optWeightDecays(0.01f).build().rule());
    }

    @Test
    void everyOptionMakesAnotherRule() {
        List<PortableOptimizer> different = List.of(
                Adam.builder().build(),
                Adam.builder().optBeta1(0.8).build(),
                Adam.builder().optBeta2(0.99).build(),
                Adam.builder().optEpsilon(1e-8).build(),
                Adam.builder().setRescaleGrad(0.5f).build(),
                Adam.builder().optClipGrad(1).build(),
                Adam.builder().optWeightDecays(0.004f).build(),
                AdamW.builder().build(),
                AdamW.builder().optWeightDecays(0.1f).build(),
                RmsProp.builder().build(),
                RmsProp.builder().optRho(0.8).build(),
                RmsProp.builder().optEpsilon(1e-8).build(),
                RmsProp.builder().optCentered(true).build(),
                Sgd.builder().build(),
                Sgd.builder().optMomentum(0.9).build(),
                Sgd.builder().optMomentum(0.9).optNesterov(true).build());
        assertEquals(
                different.size(),
                different.stream().map(PortableOptimizer::rule).distinct().count());
    }

    @Test
    void learningRateIsNoPartOfTheRule() {
        assertEquals(
                Adam.builder().build().rule(),
                Adam.builder().optLearningRate(0.1).build().rule());
    }
}
