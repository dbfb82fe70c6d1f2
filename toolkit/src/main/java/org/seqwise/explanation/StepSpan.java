package org.seqwise.explanation;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring steps, counted from a sequence's last: 0 is the last, 1 the one before.
 *
 * @param nearest the one nearest to the last
 * @param farthest the one farthest from it
 */
public record StepSpan(int nearest, int farthest) {

    /** Into how many spans the steps of the longest sequence fall at most. */
    public static final int MOST = 20;

    /** Returns the spans from the last step back, one step each as long as there are few, else equally many. */
    static List<StepSpan> upTo(int longest) {
        int size = (longest + MOST - 1) / MOST;
        List<StepSpan> spans = new ArrayList<>();
        for (int ago = 0; ago < longest; ago += size) {
            spans.add(new StepSpan(ago, Math.min(ago + size, longest) - 1));
        }
        return spans;
    }

    /** Says it in few letters: {@code last}, {@code -1}, {@code -20..-29}. */
    @Override
    public String toString() {
        String near = nearest == 0 ? "last" : "-" + nearest;
        return nearest == farthest ? near : near + "..-" + farthest;
    }
}
