package org.seqwise.benchmark;

/** Does the same again and again for about so many seconds. */
final class Repeated {

    private static final int WARM_UP = 2;
    private static final int FEWEST = 3;
    private static final int MOST = 100_000;

    private Repeated() {}

    /**
     * Returns how often a second.
     *
     * @param work an engine may only queue it
     * @param end waits until all that is queued is done
     */
    static double perSecond(Runnable work, Runnable end, double seconds) {
        seconds(work, end, WARM_UP);
        double once = seconds(work, end, 1);
        int times = (int) Math.max(FEWEST, Math.min(MOST, seconds / once));
        return times / seconds(work, end, times);
    }

    private static double seconds(Runnable work, Runnable end, int times) {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        end.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
