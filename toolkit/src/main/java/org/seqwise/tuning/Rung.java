package org.seqwise.tuning;

import java.util.ArrayList;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * One round of a search.
 *
 * @param trials the most that are trained in it, the best of the round before
 * @param epochs the most passes over its training part that each may take
 */
record Rung(int trials, int epochs) {

    /** Returns the one round of a random search. */
    static List<Rung> random(int trials, int epochs) {
        InvalidInputException.require(trials > 0, "trials (%d) must be positive.", trials);
        InvalidInputException.require(epochs > 0, "epochs (%d) must be positive.", epochs);
        return List.of(new Rung(trials, epochs));
    }

    /**
     * Returns the rounds of successive halving (Jamieson and Talwalkar 2016, "Non-stochastic best arm identification and hyperparameter
     * optimization", algorithm 1), by an eta as in the inner loop of Hyperband (Li and others 2018, algorithm 1): one in eta goes on with
     * eta times the epochs. There are as many rounds as leave one trial in the last and an epoch in the first.
     *
     * @param trials in the first round
     * @param epochs in the last
     * @param eta 2 or more
     */
    static List<Rung> halving(int trials, int epochs, int eta) {
        InvalidInputException.require(eta >= 2, "eta (%d) must be 2 or more: one trial in so many goes on.", eta);
        List<Rung> last = random(trials, epochs);
        int rounds = 1;
        for (long power = eta; power <= trials && power <= epochs; power *= eta) {
            rounds++;
        }
        List<Rung> rungs = new ArrayList<>();
        long fewer = (long) Math.pow(eta, rounds - 1);
        for (long share = 1; share < fewer; share *= eta) {
            rungs.add(new Rung((int) (trials / share), (int) Math.round((double) epochs * share / fewer)));
        }
        rungs.add(new Rung((int) (trials / fewer), last.get(0).epochs()));
        return rungs;
    }
}
