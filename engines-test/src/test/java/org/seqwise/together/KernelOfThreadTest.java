package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seqwise.engine.Engines;
import org.seqwise.nn.ThreadOfScoring;

/**
 * On PyTorch a thread without gradients does not compute scores itself, since its kernel may be wrong; how that is found out hangs on this
 * version of DJL.
 */
class KernelOfThreadTest {

    @Test
    void onlyAThreadWithGradientsOnScoresItself() {
        try (NDManager manager = Engines.engine("PyTorch").newBaseManager()) {
            boolean before = JniUtils.isGradMode();
            try {
                for (boolean gradients : new boolean[] {true, false, true}) {
                    JniUtils.setGradMode(gradients);
                    assertEquals(gradients, Thread.currentThread().equals(ThreadOfScoring.of(manager)));
                }
            } finally {
                JniUtils.setGradMode(before);
            }
        }
    }

    @Test
    void anotherEngineIsAskedElsewhere() {
        Set<Thread> met = new HashSet<>();
        try (NDManager manager = Engines.engine("MXNet").newBaseManager()) {
            met.add(Thread.currentThread());
            met.add(ThreadOfScoring.of(manager));
        }
        assertEquals(2, met.size());
    }
}
