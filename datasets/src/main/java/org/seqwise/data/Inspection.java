package org.seqwise.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through raw sequences for what training did not have, before a model is asked about them, and says each thing once. They may come in
 * parts. For one thread at a time.
 */
public final class Inspection {

    // The share of a feature's values beyond the range of training that any new data may have.
    private static final double USUAL = 0.001;

    private static final Logger logger = LoggerFactory.getLogger(Inspection.class);

    private final FeatureCheck[] checks;
    private long sequences;
    private long steps;
    private long withOutside;
    private long withUnknown;

    /** @param like has the features, and their categories, of all that is read */
    Inspection(StepTransform transform, Sequences like) {
        checks = IntStream.range(0, transform.featureCount())
                .mapToObj(f -> new FeatureCheck(transform, f, like))
                .toArray(FeatureCheck[]::new);
    }

    /** Passes over sequences once. */
    public void read(Sequences part) {
        StepScan scan = new StepScan();
        SequenceStorage storage = part.storage();
        long outside = Arrays.stream(checks).mapToLong(FeatureCheck::outside).sum();
        long unknown = Arrays.stream(checks).mapToLong(FeatureCheck::unknown).sum();
        for (int i = 0; i < storage.size(); i++) {
            steps += storage.stepCount(i);
            float[] values = scan.read(storage, i);
            int end = storage.stepCount(i) * storage.width();
            long outsideNow = 0;
            long unknownNow = 0;
            for (FeatureCheck check : checks) {
                check.read(values, storage.width(), end);
                outsideNow += check.outside();
                unknownNow += check.unknown();
            }
            withOutside += outsideNow > outside ? 1 : 0;
            withUnknown += unknownNow > unknown ? 1 : 0;
            outside = outsideNow;
            unknown = unknownNow;
        }
        sequences += storage.size();
    }

    /** Warns of what was read, and returns whether there was something to warn of. */
    public boolean warn() {
        FeatureCounts outside = new FeatureCounts();
        FeatureCounts unknown = new FeatureCounts();
        FeatureCounts gaps = new FeatureCounts();
        for (FeatureCheck check : checks) {
            check.addOutside(outside);
            check.addUnknown(unknown);
            check.addHiddenGaps(gaps);
        }
        // By feature: among thousands, one that is wrong throughout is little of the whole.
        double usual = USUAL * steps;
        boolean unusual = Arrays.stream(checks).anyMatch(check -> check.outside() > 0 && check.outside() >= usual);
        if (unusual) {
            logger.warn(
                    "{} values in {} of {} sequences lie outside the range of training: {}.",
                    outside.total(),
                    withOutside,
                    sequences,
                    outside);
        }
        if (unknown.total() > 0) {
            logger.warn(
                    "{} values in {} of {} sequences are of categories that training did not have, and count as none of them: {}.",
                    unknown.total(),
                    withUnknown,
                    sequences,
                    unknown);
        }
        if (gaps.total() > 0) {
            logger.warn(
                    "{} values are missing in features that training had whole; they are filled in without a sign of it: {}.",
                    gaps.total(),
                    gaps);
        }
        return unusual || unknown.total() > 0 || gaps.total() > 0;
    }
}
