package org.seqwise.baseline;

import org.seqwise.data.Seeds;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostTrainer.BoosterType;
import org.tribuo.common.xgboost.XGBoostTrainer.LoggingVerbosity;
import org.tribuo.common.xgboost.XGBoostTrainer.TreeMethod;
import org.tribuo.math.optimisers.AdaGrad;

/** The learners as the baselines use them. */
final class Learners {

    /** Tribuo's own of logistic regression. */
    private static final double LEARNING_RATE = 0.1;

    private static final double EPSILON = 0.1;
    private static final int BATCH = 1;

    private static final int TREES = 100;
    private static final double SHRINKAGE = 0.1;
    private static final int DEPTH = 4;

    private Learners() {}

    /**
     * Returns logistic regression by stochastic gradients with the steps of AdaGrad (Duchi, Hazan and Singer, 2011).
     *
     * @param epochs how often each row is learned from
     * @param seed of the order of the rows
     */
    static Learner logisticRegression(int epochs, long seed) {
        return new Standardized(new TribuoLearner(() -> new LinearSGDTrainer(
                new LogMulticlass(),
                new AdaGrad(LEARNING_RATE, EPSILON),
                epochs,
                Integer.MAX_VALUE,
                BATCH,
                Seeds.derive(seed, "logistic regression", 0))));
    }

    /**
     * Returns 100 trees of depth 4, each of which counts a tenth, by XGBoost (Chen and Guestrin, 2016). One thread, because the sums of several
     * differ in their last digits with their number. To fit throws a {@link LinkageError} where XGBoost's native library does not load.
     */
    static Learner boostedTrees(long seed) {
        Learner trees = new TribuoLearner(() -> new XGBoostClassificationTrainer(
                BoosterType.GBTREE,
                TreeMethod.HIST,
                TREES,
                SHRINKAGE,
                0,
                DEPTH,
                1,
                1,
                1,
                1,
                0,
                1,
                LoggingVerbosity.SILENT,
                Seeds.derive(seed, "boosted trees", 0)));
        return (rows, labels, weights) -> {
            XgboostNative.require();
            return trees.fit(rows, labels, weights);
        };
    }
}
