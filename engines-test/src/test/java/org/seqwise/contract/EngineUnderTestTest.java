package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.seqwise.SequenceClassifier;
import org.seqwise.engine.Engines;

class EngineUnderTestTest {

    private static final String ASKED = System.getProperty("ai.djl.default_engine", "none was asked for");

    @Test
    void engineAskedForIsChosen() {
        assertEquals(ASKED, Engines.choose().name());
    }

    @Test
    void engineAskedForComputes() {
        try (NDManager manager = Engines.engine().newBaseManager()) {
            assertEquals(ASKED, manager.getEngine().getEngineName());
            assertEquals(3f, manager.create(new float[] {1, 2}).sum().getFloat());
        }
    }

    @Test
    void djlAgrees() {
        Engines.choose();
        assertEquals(ASKED, Engine.getInstance().getEngineName());
        try (Model model = Model.newInstance("any")) {
            assertEquals(ASKED, model.getNDManager().getEngine().getEngineName());
        }
    }

    @Test
    void modelIsTrainedOnTheEngineAskedFor() {
        try (SequenceClassifier classifier = Study.tinyModel(2)) {
            assertEquals(ASKED, classifier.provenance().engine());
        }
    }
}
