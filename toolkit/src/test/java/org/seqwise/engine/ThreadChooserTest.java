package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seqwise.data.InvalidInputException;

@ExtendWith(KeepsProperties.class)
class ThreadChooserTest {

    private static final ThreadChoice ONE = new ThreadChoice(1, "best for little");

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void setNothing() {
        System.clearProperty("seqwise.threads");
        System.clearProperty("ai.djl.pytorch.num_threads");
        System.clearProperty("ai.djl.pytorch.num_interop_threads");
    }

    @Test
    void thereIsOneForEachCoreUnlessAnythingIsSaid() {
        assertEquals(new ThreadChoice(4, "one for each core"), choose(null));
        assertEquals(new ThreadChoice(4, "one for each core"), choose(new ThreadChoice(9, "best for much")));
    }

    @Test
    void suggestionYieldsToTheEnginesOwnSettingAndThatToTheProperty() {
        assertEquals(ONE, choose(ONE));
        environment.put("OMP_NUM_THREADS", "3,1");
        assertEquals(new ThreadChoice(3, "set by OMP_NUM_THREADS=3,1"), choose(ONE));
        System.setProperty("ai.djl.pytorch.num_threads", "6");
        assertEquals(new ThreadChoice(6, "set by ai.djl.pytorch.num_threads=6"), choose(ONE));
        System.setProperty("seqwise.threads", "2");
        assertEquals(new ThreadChoice(2, "set by -Dseqwise.threads=2"), choose(ONE));
    }

    @Test
    void whatOpenMpWouldNotReadIsNoSetting() {
        environment.put("OMP_NUM_THREADS", "many");
        assertEquals(ONE, choose(ONE));
    }

    @Test
    void propertyMustBeANumber() {
        System.setProperty("seqwise.threads", "0");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> choose(null));
        assertEquals("-Dseqwise.threads (0) must be a whole number from 1 on. Maybe leave it away.", e.getMessage());
    }

    private ThreadChoice choose(@Nullable ThreadChoice suggested) {
        ThreadChooser chooser = new ThreadChooser(environment::get, 4);
        if (suggested != null) {
            chooser.suggest(suggested);
            chooser.suggest(new ThreadChoice(2, "too late"));
        }
        return chooser.choose("pytorch");
    }
}
