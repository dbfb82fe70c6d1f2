package org.seqwise.evaluation;

/**
 * The rule that tries every cut between distinct validation scores. The threshold lies in the middle of its gap, away from the scores
 * that happened to bound it, or at 0.5 where the gap holds that; of equally good cuts the one nearest 0.5 is taken, and of two as near
 * the lower.
 *
 * @param objective what is to be highest
 */
record BestCut(Objective objective) implements ThresholdRule {

    private static final double WHERE_UNDEFINED = 0.5;

    @Override
    public double choose(Scores validation) {
        RankedScores ranked = RankedScores.of(validation);
        // If any cut leaves an objective undefined, calling none 1 does: then the labels lack a class that it needs.
        if (Double.isNaN(objective.of(ranked.noneCalledPositive()))) {
            return WHERE_UNDEFINED;
        }
        double best = Double.NEGATIVE_INFINITY;
        double threshold = WHERE_UNDEFINED;
        for (int cut = 0; cut < ranked.cutCount(); cut++) {
            double value = objective.of(ranked.matrix(cut));
            double candidate = ranked.threshold(cut);
            if (value > best || (value == best && Math.abs(candidate - 0.5) < Math.abs(threshold - 0.5))) {
                best = value;
                threshold = candidate;
            }
        }
        return threshold;
    }

    @Override
    public String name() {
        return objective.ruleName;
    }

    @Override
    public String toString() {
        return name();
    }

    /** What the best cut has the most of. */
    enum Objective {
        F1("best-f1"),
        ACCURACY("best-accuracy"),
        YOUDEN("youden");

        private final String ruleName;

        Objective(String ruleName) {
            this.ruleName = ruleName;
        }

        double of(ConfusionMatrix matrix) {
            return switch (this) {
                case F1 -> matrix.f1();
                case ACCURACY -> matrix.accuracy();
                case YOUDEN -> matrix.youden();
            };
        }
    }
}
