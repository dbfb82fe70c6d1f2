package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;

class OptimizerChoiceTest {

    @Test
    void nameIsReadInAnyCaseAndBackFromItsText() {
        assertSame(OptimizerChoice.RMSPROP, OptimizerChoice.of("RMSprop"));
        assertSame(OptimizerChoice.ADAM, OptimizerChoice.of("adam"));
        for (OptimizerChoice choice : OptimizerChoice.values()) {
            assertSame(choice, OptimizerChoice.of(choice.toString()));
        }
    }

    @Test
    void otherNamesAreRefusedWithThoseThatExist() {
        for (String wrong : new String[] {"sgdx", "", " adam", "%s"}) {
            InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> OptimizerChoice.of(wrong));
            assertEquals("Optimizer (" + wrong + ") must be one of rmsprop, adam, adamw, sgd.", thrown.getMessage());
        }
    }

    @Test
    void eachHasKerassRateUnlessAnotherIsAskedFor() {
        assertEquals(0.001, OptimizerChoice.RMSPROP.defaultLearningRate());
        assertEquals(0.001, OptimizerChoice.ADAM.defaultLearningRate());
        assertEquals(0.001, OptimizerChoice.ADAMW.defaultLearningRate());
        assertEquals(0.01, OptimizerChoice.SGD.defaultLearningRate());
    }

    @Test
    void eachMakesItsOwnOptimizer() {
        assertInstanceOf(RmsProp.class, OptimizerChoice.RMSPROP.create(0.001));
        assertInstanceOf(Adam.class, OptimizerChoice.ADAM.create(0.001));
        assertInstanceOf(AdamW.class, OptimizerChoice.ADAMW.create(0.001));
        assertInstanceOf(Sgd.class, OptimizerChoice.SGD.create(0.001));
    }
}
