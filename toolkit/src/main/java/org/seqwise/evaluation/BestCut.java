package org.seqwise.evaluation;

/**
 * The rule that tries every cut between distinct validation scores, see {@link RankedScores#bestThreshold}.
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
        return ranked.bestThreshold(objective::of);
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
