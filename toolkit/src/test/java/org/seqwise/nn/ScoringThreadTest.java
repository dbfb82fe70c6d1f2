package org.seqwise.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScoringThreadTest {

    @Test
    void callersWhoTakeTurnsMeetOneThread() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Set<Thread> met = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            met.add(ScoringThread.run(Thread::currentThread));
            met.add(caller.submit(() -> ScoringThread.run(Thread::currentThread))
                    .get());
        }
        caller.shutdown();
        assertEquals(1, met.size());
    }

    @Test
    void callersAtOneTimeDoNotWaitForEachOther() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<Thread> other = caller.submit(() -> ScoringThread.run(() -> meet(both)));
        assertNotEquals(ScoringThread.run(() -> meet(both)), other.get());
        caller.shutdown();
    }

    @Test
    void thoseWhoRunOnSeveralLeaveFewerToOthers() {
        Set<Integer> left = ConcurrentHashMap.newKeySet();
        ScoringThread.runOn(2, () -> left.addAll(List.of(ScoringThread.left(5), ScoringThread.left(2))));
        assertEquals(Set.of(3, 1), left);
        assertThrows(
                IllegalStateException.class,
                () -> ScoringThread.runOn(2, () -> {
                    throw new IllegalStateException("expected");
                }));
        assertEquals(5, ScoringThread.left(5));
    }

    private static Thread meet(CyclicBarrier both) {
        try {
            both.await();
            return Thread.currentThread();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatFailsFailsWithItsOwnExceptionAndTheThreadGoesOn() {
        Thread before = ScoringThread.run(Thread::currentThread);
        IllegalArgumentException cause = new IllegalArgumentException("expected");
        assertSame(
                cause,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ScoringThread.run(() -> {
                            throw cause;
                        })));
        assertSame(before, ScoringThread.run(Thread::currentThread));
    }
}
