package org.seqwise;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.Checkpoint;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.TrainingLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the trainings of one model's members put themselves down and go on: a single member in the folder itself, of several each in its own. */
final class MemberCheckpoints {

    private static final Logger LOG = LoggerFactory.getLogger(MemberCheckpoints.class);

    private final CheckpointPlan plan;
    private final NetworkShape network;
    private final Map<String, String> settings;
    private final Map<String, String> place;

    /**
     * @param network that each member is
     * @param members how many there are
     * @param settings that each is trained with, and its count
     * @param place where: engine, device, threads
     */
    MemberCheckpoints(
            CheckpointPlan plan,
            NetworkShape network,
            int members,
            Map<String, Object> settings,
            Map<String, String> place) {
        CheckpointFolder.requireUsable(plan);
        Path ofOthers = members == 1 ? folder(plan, 1) : plan.folder();
        InvalidInputException.require(
                !CheckpointFolder.hasAny(ofOthers),
                "%s holds checkpoints of %s, and this is %s. Maybe name another folder.",
                ofOthers,
                members == 1 ? "an ensemble" : "a single network",
                members == 1 ? "a single network" : "an ensemble");
        this.plan = plan;
        this.network = network;
        this.place = place;
        this.settings = new LinkedHashMap<>();
        settings.forEach((name, value) -> this.settings.put(name, value.toString()));
        // More time changes nothing of what was learned in the time before.
        this.settings.remove(SettingsAsUsed.MAX_DURATION);
        // They are found when all is learned; and where the model to start from lies is nothing that is learned.
        this.settings.remove(SettingsAsUsed.THRESHOLD);
        this.settings.remove(SettingsAsUsed.CALIBRATION);
        this.settings.remove(SettingsAsUsed.START_FROM);
        // Nor does the rule for a divergence that did not happen: what failed by one can go on by the other.
        this.settings.remove(SettingsAsUsed.ON_DIVERGENCE);
    }

    /** Returns a setting of a training that would go on here, null where none would. */
    static @Nullable String newestSetting(@Nullable CheckpointPlan plan, String name) {
        if (plan == null) {
            return null;
        }
        CheckpointFolder.requireUsable(plan);
        String single = CheckpointFolder.newestSetting(plan.folder(), name);
        return single == null ? CheckpointFolder.newestSetting(folder(plan, 1), name) : single;
    }

    private static Path folder(CheckpointPlan plan, int member) {
        return member == 0 ? plan.folder() : plan.folder().resolve("member-" + member);
    }

    /**
     * Lets a member go on from its newest checkpoint, if there is one and the plan says so, and put itself down.
     *
     * @param member which, from 1; 0 for the only one
     * @param seed its own
     * @param from what it starts from
     * @param train what it learns from, preprocessed
     * @param validation what it stops by, preprocessed
     */
    void attach(TrainingLoop loop, int member, long seed, SavedMember from, Sequences train, Sequences validation) {
        Path folder = folder(plan, member);
        CheckpointPlan own = plan.within(folder);
        CheckpointFolder.requireUsable(own);
        Map<String, String> run = new LinkedHashMap<>(settings);
        run.put("seed", Long.toString(seed));
        run.put("training part", train.fingerprint());
        run.put("validation part", validation.fingerprint());
        run.put("weights to start from", from.weights().isEmpty() ? "none" : from.checksum());
        CheckpointFolder checkpoints = new CheckpointFolder(own, run, place);
        checkpoints.tidy();
        Checkpoint newest = checkpoints.newest(network, validation.size());
        if (newest != null) {
            LOG.info(
                    newest.isFinished()
                            ? "The training that {} steps of {} finished is taken as it is."
                            : "The training goes on after step {} of {}.",
                    newest.step(),
                    folder);
            loop.resume(newest);
        }
        loop.checkpoints(checkpoints, own);
    }
}
