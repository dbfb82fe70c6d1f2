package org.seqwise.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through raw sequences for what training did not have, before a model is asked about them, and says each thing once. */
final class Inspection {

    // The share of a feature's values beyond the range of training that any new data may have.
    private static final double USUAL = 0.001;

    private static final Logger logger = LoggerFactory.getLogger(Inspection.class);

    private final FeatureCheck[] checks;
    private final Sequences sequences;
    private int withOutside;
    private int withUnknown;

    private Inspection(StepTransform transform, Sequences sequences) {
        this.sequences = sequences;
        checks = IntStream.range(0, transform.featureCount())
                .mapToObj(f -> new FeatureCheck(transform, f, sequences))
                .toArray(FeatureCheck[]::new);
    }

    /** Passes over the sequences once, and returns whether it warned. */
    static boolean of(StepTransform transform, Sequences sequences) {
        Inspection inspection = new Inspection(transform, sequences);
        inspection.read();
        return inspection.warn();
    }

    private void read() {
        StepScan scan = new StepScan();
        SequenceStorage storage = sequences.storage();
        long outside = 0;
        long unknown = 0;
        for (int i = 0; i < storage.size(); i++) {
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
    }

    private boolean warn() {
        FeatureCounts outside = new FeatureCounts();
        FeatureCounts unknown = new FeatureCounts();
        FeatureCounts gaps = new FeatureCounts();
        for (FeatureCheck check : checks) {
            check.addOutside(outside);
            check.addUnknown(unknown);
            check.addHiddenGaps(gaps);
        }
        // By feature: among thousands, one that is wrong throughout is little of the whole.
        double usual = USUAL * sequences.totalSteps();
        boolean unusual = Arrays.stream(checks).anyMatch(check -> check.outside() > 0 && check.outside() >= usual);
        if (unusual) {
            logger.warn(
                    "{} values in {} of {} sequences lie outside the range of training: {}.",
                    outside.total(),
                    withOutside,
                    sequences.size(),
                    outside);
        }
        if (unknown.total() > 0) {
            logger.warn(
                    "{} values in {} of {} sequences are of categories that training did not have, and count as none of them: {}.",
                    unknown.total(),
                    withUnknown,
                    sequences.size(),
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
