package org.seqwise.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.FeatureFigures;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.Repeats;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.Interval;
import org.seqwise.verdict.Diagnosis.Next;

/**
 * Looks at labeled data and says what they are worth. Every value is looked at; what is trained, is trained on a drawn part of at most 20,000
 * sequences and about a million steps, in which a rare class keeps a thousand.
 *
 * <p>A verdict rests on the first that is found: a fault (one class alone, equal sequences with other labels, padding that was computed, a feature
 * that never changes); a number that gives the answer away (ROC AUC from 0.995 on, of 200 sequences or more); a change in time that makes what was
 * learned worth less, which is a fault too; that nothing is better than chance (p above 0.001 for the best of an LSTM, the same without order and the baselines, on shuffled labels); what must be
 * prepared; a best ROC AUC below 0.6; that the LSTM is no better than one that is told no order.
 */
public final class Diagnoser {

    private static final double CONFLICTING = 0.02;
    private static final double LIKE_CHANCE = 0.5;
    private static final double GIVES_AWAY = 0.995;
    private static final Set<String> PREPARATIONS = Set.of("missing", "padding", "nearly-constant", "scales");
    private static final int FEWEST_OF_A_CLASS = 10;
    private static final int FEWEST_FOR_A_LEAK = 200;
    private static final double RARELY = 0.01;

    private static final Next DESCRIBE = new Next("describe", Map.of());
    private static final Next AGAIN = new Next("diagnose", Map.of());

    private final Sequences raw;
    private Preparation preparation;
    private Cut cut = Cut.random(null);
    private final boolean zerosMayBePadding;
    private final long seed;
    private final List<Finding> evidence = new ArrayList<>();
    private final EdgeRows edges;
    private final DataDescription description;

    private Diagnoser(Sequences raw, boolean zerosMayBePadding, List<String> categorical, long seed) {
        this.raw = raw;
        this.preparation = Preparation.of(raw, categorical);
        this.zerosMayBePadding = zerosMayBePadding;
        this.seed = seed;
        edges = EdgeRows.of(raw);
        description = DataDescription.of(raw, zerosMayBePadding && !edges.zerosAreData());
    }

    /**
     * Diagnoses.
     *
     * @param raw labeled, as they are in the file: neither is padding left away nor are gaps filled
     * @param zerosMayBePadding whether rows of zeros at one end are taken for padding unless that is told otherwise, as in arrays
     * @param categorical features whose numbers are codes; those that were read from text need not be said
     * @param seed where every draw comes from
     * @throws InvalidInputException if there are no labels
     */
    public static Diagnosis of(Sequences raw, boolean zerosMayBePadding, List<String> categorical, long seed) {
        InvalidInputException.require(
                raw.isLabeled(),
                "The sequences have no labels; a diagnosis needs one for each. Maybe describe instead.");
        return new Diagnoser(raw, zerosMayBePadding, categorical, seed).diagnosis();
    }

    private Diagnosis diagnosis() {
        Diagnosis fault = fault();
        if (fault != null) {
            return fault;
        }
        Sequences data = trainable();
        cut = Cut.of(data, seed);
        if (cut.warning() != null) {
            add("overlap", "%s", cut.warning());
        }
        SingleClue clue = SingleClue.best(data, cut.order(data, seed));
        boolean isLeak = clue.rocAuc() >= GIVES_AWAY && data.size() >= FEWEST_FOR_A_LEAK;
        Diagnosis drifted = isLeak ? null : drift(data);
        if (drifted != null) {
            return drifted;
        }
        Signal signal = SignalSearch.of(data, cut, preparation, seed);
        tell(signal, clue);
        return isLeak ? leak(signal, clue) : ofSignal(signal);
    }

    private Diagnosis leak(Signal signal, SingleClue clue) {
        return verdict(
                Verdict.LEAK_SUSPECTED,
                text(
                        "%s alone tells 1s from 0s with a ROC AUC of %.4f: unless it is known before the answer is, it gives it away.",
                        capitalized(clue.name()), clue.rocAuc()),
                clue.feature().isEmpty() ? DESCRIBE : without(training(), clue.feature()),
                signal);
    }

    private @Nullable Diagnosis drift(Sequences data) {
        Drift drift = Drift.of(data, cut, preparation, seed);
        if (drift == null) {
            return null;
        }
        if (drift.isHarmful()) {
            return verdict(
                    Verdict.DATA_FAULT,
                    text(
                            "%s changes with time: what is learned early has a ROC AUC of %.3f %s at the time and of %.3f %s later.",
                            drift.feature(),
                            drift.early().rocAuc(),
                            interval(drift.early().interval()),
                            drift.late().rocAuc(),
                            interval(drift.late().interval())),
                    training().with("--split", "time"),
                    null);
        }
        add(
                "drift",
                "%s changes with time (its distributions are %.2f apart), and what is learned early still holds later: ROC AUC %.3f, then %.3f.",
                drift.feature(),
                drift.distance(),
                drift.early().rocAuc(),
                drift.late().rocAuc());
        return null;
    }

    private @Nullable Diagnosis fault() {
        ClassBalance balance = raw.balance();
        if (Math.min(balance.positives(), balance.negatives()) < FEWEST_OF_A_CLASS) {
            return fault(
                    text(
                            "There are %,d 1s and %,d 0s: below %d of a class nothing can be learned and judged.",
                            balance.positives(), balance.negatives(), FEWEST_OF_A_CLASS),
                    DESCRIBE);
        }
        if (conflictsAreRandom()) {
            return fault(
                    text(
                            "%,d of %,d sequences are equal to another with the other label, such as %s: at least %,d labels are wrong, or"
                                    + " what tells them apart is missing.",
                            description.repeats().conflicting(),
                            raw.size(),
                            description.repeats().example(),
                            description.repeats().mistakes()),
                    DESCRIBE);
        }
        if (edges.isPaddingComputed() && preparation.categorical().isEmpty()) {
            return fault(
                    text(
                            "%.1f %% of all rows are one and the same %s of sequences, and it is not zeros: padding went through a"
                                    + " computation, maybe a scaling. Pad after it, or not at all.",
                            100 * edges.repeatedShare(),
                            edges.repeatedSide() == Padding.FRONT ? "in front" : "at the end"),
                    AGAIN);
        }
        List<String> still = description.features().stream()
                .filter(feature -> feature.values() == 0 || (preparation.isAmount(feature) && feature.isConstant()))
                .map(FeatureFigures::name)
                .toList();
        if (!still.isEmpty()) {
            return fault(
                    text(
                            "%s never changes: either it was not recorded, or it says nothing. Look where it comes from, or leave it out.",
                            String.join(", ", still)),
                    without(AGAIN, still));
        }
        return null;
    }

    // Short sequences of codes or counts are equal by nature; then most of those that are equal have the same label.
    private boolean conflictsAreRandom() {
        Repeats repeats = description.repeats();
        ClassBalance balance = raw.balance();
        double rarer = Math.min(balance.positiveRate(), 1 - balance.positiveRate());
        return repeats.conflicting() >= CONFLICTING * raw.size()
                && repeats.mistakes() >= LIKE_CHANCE * rarer * repeats.repeated();
    }

    private Diagnosis fault(String reason, Next next) {
        return verdict(Verdict.DATA_FAULT, reason, next, null);
    }

    private Sequences trainable() {
        Sequences some = DrawnPart.of(raw, seed);
        if (some.size() < raw.size()) {
            add(
                    "sample",
                    "Trained and judged on %,d of %,d sequences, drawn, %,d of them 1.",
                    some.size(),
                    raw.size(),
                    some.balance().positives());
        }
        List<String> rare = description.features().stream()
                .filter(feature -> feature.values() < RARELY * (feature.values() + feature.missing()))
                .map(FeatureFigures::name)
                .toList();
        if (!rare.isEmpty() && rare.size() < raw.featureCount()) {
            add("rarely", "%s has next to no values, and was left out of what was trained.", String.join(", ", rare));
            some = some.withFeatures(raw.featureNames().stream()
                    .filter(name -> !rare.contains(name))
                    .toList());
            preparation = preparation.without(rare);
        }
        return zerosMayBePadding && !edges.zerosAreData() ? edges.trimmed(some) : some;
    }

    private Diagnosis ofSignal(Signal signal) {
        if (!signal.isThere()) {
            return verdict(
                    Verdict.NO_SIGNAL,
                    text(
                            "The best of %d ways to tell 1s from 0s (%s) has a ROC AUC of %.3f; on shuffled labels the best reaches %.3f (p = %.4f).",
                            signal.others().size() + 1,
                            signal.best(),
                            signal.bestAuc(),
                            signal.chanceAuc(),
                            signal.pValue()),
                    DESCRIBE,
                    signal);
        }
        String prepared = lacks();
        if (!prepared.isEmpty()) {
            return verdict(
                    Verdict.NEEDS_PREPARATION,
                    prepared + " Prepared, as the next command does, " + learned(signal),
                    training(),
                    signal);
        }
        return verdict(
                signal.isWeak()
                        ? Verdict.WEAK_SIGNAL
                        : signal.needsOrder() ? Verdict.LEARNABLE : Verdict.ORDER_ADDS_NOTHING,
                capitalized(learned(signal)),
                training(),
                signal);
    }

    private static String learned(Signal signal) {
        String lstm = text(
                "an LSTM tells 1s from 0s with a ROC AUC of %.3f %s",
                signal.sequence().figures().rocAuc(), interval(signal.aucInterval()));
        String better =
                signal.best().equals(Signal.IN_ORDER) ? "" : text("; %s: %.3f", signal.best(), signal.bestAuc());
        return text("%s%s; by chance at most %.3f.", lstm, better, signal.chanceAuc());
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private Next training() {
        Next train = new Next("train", Map.of());
        if (zerosMayBePadding && edges.zerosAreData()) {
            train = train.with("--padding", "none");
        } else if (zerosMayBePadding && edges.areBothSides()) {
            train = train.with("--padding", edges.sides().name().toLowerCase(Locale.ROOT));
        }
        if (description.features().stream().anyMatch(feature -> feature.missing() > 0)) {
            train = train.with("--missing", "impute");
        }
        if (cut.hasBlocks()) {
            train = train.with("--split", cut.name());
        }
        return train.with("--out", "model");
    }

    /** Returns a command with all features but some, where the format can leave features out and some are left; else what shows them. */
    private Next without(Next next, List<String> names) {
        List<String> left = raw.featureNames().stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (left.isEmpty() || zerosMayBePadding) {
            return DESCRIBE;
        }
        List<String> codes =
                preparation.categorical().stream().filter(left::contains).toList();
        // Nothing to say takes the place of what was said.
        Next chosen = preparation.categorical().isEmpty() ? next : next.with("--categorical", String.join(",", codes));
        return chosen.with("--features", String.join(",", left));
    }

    private String lacks() {
        if (zerosMayBePadding && edges.zerosAreData()) {
            return text(
                    "Rows of zeros at the ends of sequences would be taken for padding, and are as frequent within (%.1f %%): they are data.",
                    100 * edges.zerosWithin());
        }
        List<String> subjects = amounts().findings().stream()
                .map(Finding::subject)
                .filter(PREPARATIONS::contains)
                .filter(subject -> !subject.equals("padding") || description.zerosArePadding())
                .distinct()
                .toList();
        return subjects.isEmpty() ? "" : "As they are the numbers would not do (" + String.join(", ", subjects) + ").";
    }

    // Codes are on no scale.
    private DataDescription amounts() {
        List<String> amounts = raw.featureNames().stream()
                .filter(name -> !preparation.categorical().contains(name))
                .toList();
        return amounts.isEmpty() || amounts.size() == raw.featureCount()
                ? description
                : DataDescription.of(raw.withFeatures(amounts), description.zerosArePadding());
    }

    private void tell(Signal signal, SingleClue clue) {
        if (!signal.isPipelineSound()) {
            add(
                    "by-heart",
                    "64 sequences cannot be learned by heart (%.0f %% of the ratio's log-loss is left): some of them are alike, or what"
                            + " tells them apart is not in their values.",
                    100 * signal.learnedByHeart());
        } else {
            add("by-heart", "64 sequences are learned by heart: values and labels reach the network.");
        }
        double rate = raw.balance().positiveRate();
        add(
                "weighted-floor",
                "train weighs a 1 as %.2f 0s (--positive-weight auto): its training loss is at %.4f for a model that knows nothing.",
                (1 - rate) / rate,
                2 * (1 - rate) * Math.log(2));
        add(
                "order",
                "The LSTM has a ROC AUC of %.3f, and of %.3f where steps are shuffled: %+.3f %s.",
                signal.order().one().rocAuc(),
                signal.order().other().rocAuc(),
                signal.order().difference(EvaluationFigure.ROC_AUC),
                interval(signal.order().interval(EvaluationFigure.ROC_AUC)));
        add(
                "baselines",
                "%s.",
                capitalized(new TreeMap<>(signal.others())
                        .entrySet().stream()
                                .filter(other -> !other.getKey().equals(Signal.IN_ANY_ORDER))
                                .map(other -> text(
                                        "%s %.3f",
                                        other.getKey(), other.getValue().rocAuc()))
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")));
        add("clue", "One number alone tells at most a ROC AUC of %.3f: %s.", clue.rocAuc(), clue.name());
    }

    private Diagnosis verdict(Verdict verdict, String reason, Next next, @Nullable Signal signal) {
        List<Finding> all = new ArrayList<>(description.findings());
        all.addAll(evidence);
        return new Diagnosis(verdict, reason, next, all, description, signal);
    }

    private void add(String subject, String pattern, Object... arguments) {
        evidence.add(new Finding(subject, text(pattern, arguments)));
    }

    private static String interval(Interval interval) {
        return text("[%.3f, %.3f]", interval.low(), interval.high());
    }

    private static String text(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
