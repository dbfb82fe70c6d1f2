package org.seqwise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Seeds;
import org.seqwise.evaluation.Logits;
import org.seqwise.training.StepProgress;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;
import org.seqwise.training.TrainingState;

/**
 * The trainings of an ensemble's members, one after the other: what each is told, and what came of them together. They differ in their seed
 * alone, and in the time that is left.
 */
final class EnsembleTraining {

    private static final Duration SHORTEST = Duration.ofNanos(1);

    private final TrainingSettings settings;
    private final int members;
    private final Consumer<TrainingProgress> progress;
    private final LongSupplier clock;
    private final long begin;
    private final List<TrainingOutcome> outcomes = new ArrayList<>();
    private long epochsTold;

    /**
     * Begins now.
     *
     * @param settings of a training of one member, and of the first of several but for its time
     * @param members how many there are, positive
     * @param progress is told after each epoch of each member
     * @param clock nanoseconds from any origin, never falling
     */
    EnsembleTraining(TrainingSettings settings, int members, Consumer<TrainingProgress> progress, LongSupplier clock) {
        this.settings = settings;
        this.members = members;
        this.progress = progress;
        this.clock = clock;
        begin = clock.getAsLong();
    }

    /** Returns the seed of a member: that of the whole for the first, so that it is trained as if it were the only one. */
    static long seed(long seed, int member) {
        return member == 0 ? seed : Seeds.derive(seed, "member", member);
    }

    /** Returns which member is next, from 1; 0 for the only one. */
    int member() {
        return members == 1 ? 0 : outcomes.size() + 1;
    }

    /** Returns what the next member is told. */
    TrainingSettings next() {
        return settings.of(seed(settings.seed(), outcomes.size()), shareOfTime());
    }

    // What one saves by stopping early is left for those after it.
    private @Nullable Duration shareOfTime() {
        Duration most = settings.stopping().maxDuration();
        if (most == null) {
            return null;
        }
        Duration left = most.minusNanos((long) (seconds() * 1e9));
        Duration share = left.dividedBy(members - outcomes.size());
        return share.compareTo(SHORTEST) < 0 ? SHORTEST : share;
    }

    /** Tells how far the next member is, and all of them with it. */
    void tell(TrainingProgress told) {
        epochsTold++;
        progress.accept(members == 1 ? told : told.ofMember(outcomes.size() + 1, members, secondsLeft(told)));
    }

    /** Returns how far an epoch is, as one of the next member. */
    StepProgress ofMember(StepProgress told) {
        return members == 1 ? told : told.ofMember(outcomes.size() + 1, members);
    }

    private double secondsLeft(TrainingProgress told) {
        double gone = (clock.getAsLong() - begin) / 1e9;
        double after = members - outcomes.size() - 1;
        double left = gone / epochsTold * (told.epochs() - told.epoch() + after * settings.epochs());
        Duration most = settings.stopping().maxDuration();
        return most == null ? left : Math.min(left, Math.max(0, most.toSeconds() + most.toNanosPart() / 1e9 - gone));
    }

    /** Takes note of how the next member's training went. */
    void add(TrainingOutcome outcome) {
        outcomes.add(outcome);
    }

    /** Returns how each member was trained. */
    List<Provenance.Member> members() {
        List<Provenance.Member> each = new ArrayList<>();
        for (TrainingOutcome outcome : outcomes) {
            each.add(new Provenance.Member(seed(settings.seed(), each.size()), outcome.epochs(), outcome.bestEpoch()));
        }
        return each;
    }

    /** Returns the mean of the members' corrected probabilities of the validation sequences, in their order. */
    double[] validationProbabilities() {
        return Logits.mean(
                outcomes.stream().map(TrainingOutcome::validationProbabilities).toList());
    }

    List<TrainingState> states() {
        return outcomes.stream().map(TrainingOutcome::state).toList();
    }

    /** Returns the sequences of a step, which are as many for every member. */
    int batchSize() {
        return outcomes.get(0).batchSize();
    }

    /** Returns how often members were rolled back, all together. */
    int rollbacks() {
        return outcomes.stream().mapToInt(TrainingOutcome::rollbacks).sum();
    }

    double seconds() {
        return outcomes.stream().mapToDouble(TrainingOutcome::seconds).sum();
    }

    /** Returns the mean over the time of all members. */
    double trainSequencesPerSecond() {
        double weighed = outcomes.stream()
                .mapToDouble(outcome -> outcome.trainSequencesPerSecond() * outcome.seconds())
                .sum();
        return weighed / seconds();
    }
}
