package org.seqwise;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import org.seqwise.data.InvalidInputException;

/**
 * Scores rows as they arrive: of each id it keeps the last rows, at most a window of them, and says the probability as of now, which is that of
 * scoring the window whole. What it keeps is bounded: once there are more ids than it may hold, the one that was fed longest ago goes, and
 * {@link #evictedIdCount} counts it.
 *
 * <pre>{@code
 * RollingScorer scorer = new RollingScorer(classifier, 10, 100_000);
 * double p = scorer.score("pump-1", new float[] {1.2f, 0.9f});
 * }</pre>
 *
 * <p>Any thread may feed it. Rows of one id are in the order in which the calls for it began to be worked on; a score is that of the window right
 * after its own row. Only keeping a row is one at a time: windows are scored side by side. It holds no native memory, and must not be used
 * once the classifier is closed.
 */
public final class RollingScorer {

    private static final float[][] NO_ROWS = new float[0][];

    private final SequenceClassifier classifier;
    private final int windowLength;
    private final int maxIds;
    private final ReentrantLock lock = new ReentrantLock();
    // In the order in which ids were fed last.
    private final Map<String, RollingWindow> windows = new LinkedHashMap<>();
    private long evicted;

    /**
     * Begins without rows.
     *
     * @param classifier stays the caller's, who closes it
     * @param windowLength the most rows of an id, those that training had in a sequence
     * @param maxIds the most ids
     * @throws InvalidInputException if one of these is not positive, the model takes no sequence of that length, or all windows together have more values than fit
     *     the heap of this JVM
     */
    public RollingScorer(SequenceClassifier classifier, int windowLength, int maxIds) {
        InvalidInputException.require(windowLength > 0, "windowLength (%d) must be positive.", windowLength);
        InvalidInputException.require(maxIds > 0, "maxIds (%d) must be positive.", maxIds);
        int filledUpTo = classifier.preprocessor().readSteps().frontPadding();
        InvalidInputException.require(
                filledUpTo == 0 || windowLength <= filledUpTo,
                "windowLength (%d) must be at most %d, the steps that the model takes.",
                windowLength,
                filledUpTo);
        this.classifier = classifier;
        this.windowLength = windowLength;
        this.maxIds = maxIds;
        requireRoom();
    }

    // Better said now than in a week.
    private void requireRoom() {
        double bytes =
                (double) maxIds * windowLength * classifier.featureNames().size() * Float.BYTES;
        long heap = Runtime.getRuntime().maxMemory();
        InvalidInputException.require(
                bytes <= heap,
                "maxIds (%d) with a windowLength of %d can take %.0f MB, and the heap has %d. Maybe fewer ids, a shorter window, or a larger -Xmx.",
                maxIds,
                windowLength,
                bytes / (1 << 20),
                heap / (1 << 20));
    }

    /**
     * Keeps a row and returns the probability that its id's sequence is a 1, as of now.
     *
     * @param id whose row it is
     * @param row (features), raw, in the order of {@link SequenceClassifier#featureNames}, later than all rows of this id before; copied
     * @return in [0, 1]: {@link SequenceClassifier#probability} of the id's last rows, this one among them
     * @throws InvalidInputException if a model refuses such a row; it is then not kept
     */
    public double score(String id, float[] row) {
        return classifier.probability(kept(id, row, true));
    }

    /**
     * Keeps a row without a score: what came before there was anyone to ask.
     *
     * @param id whose row it is
     * @param row as for {@link #score}
     */
    public void append(String id, float[] row) {
        kept(id, row, false);
    }

    private float[][] kept(String id, float[] row, boolean wanted) {
        classifier.requireStep(row);
        lock.lock();
        try {
            RollingWindow window = windows.remove(id);
            if (window == null) {
                window = new RollingWindow(row.length, windowLength);
                makeRoom();
            }
            window.add(row);
            windows.put(id, window);
            return wanted ? window.rows() : NO_ROWS;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        if (windows.size() == maxIds) {
            Iterator<String> ids = windows.keySet().iterator();
            ids.next();
            ids.remove();
            evicted++;
        }
    }

    /**
     * Returns the probability that an id's sequence is a 1, as of its last row; empty where there is none. This does not count as feeding it.
     */
    public OptionalDouble probability(String id) {
        float[][] rows = rows(id);
        return rows.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(classifier.probability(rows));
    }

    /**
     * Returns a copy of an id's last rows, the oldest first.
     *
     * @return (rows, features), raw; without rows where the id is not known or was dropped
     */
    public float[][] rows(String id) {
        lock.lock();
        try {
            RollingWindow window = windows.get(id);
            return window == null ? NO_ROWS : window.rows();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Drops the rows of an id, such as of a recording that ended or had a gap.
     *
     * @return whether there were any
     */
    public boolean forget(String id) {
        lock.lock();
        try {
            return windows.remove(id) != null;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many ids have rows, at most as many as it may hold. */
    public int idCount() {
        lock.lock();
        try {
            return windows.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many times an id went for a new one; one that comes back begins anew. */
    public long evictedIdCount() {
        lock.lock();
        try {
            return evicted;
        } finally {
            lock.unlock();
        }
    }
}
