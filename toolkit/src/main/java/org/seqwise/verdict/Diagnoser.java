package org.seqwise.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.Splitter;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.FeatureFigures;
import org.seqwise.diagnosis.Finding;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.Interval;
import org.seqwise.verdict.Diagnosis.Next;

/**
 * Looks at labeled data and says what they are worth. Every value is looked at; what is trained, is trained on a drawn part of at most 20,000
 * sequences and about a million steps.
 *
 * <p>A verdict rests on the first that is found: a fault (one class alone, equal sequences with other labels, padding that was computed, a feature
 * that never changes, a change in time that makes what was learned worthless); a number that gives the answer away (ROC AUC from 0.995 on); that
 * nothing is better than chance (p above 0.001 for the best of an LSTM, the same without order and the baselines, on shuffled labels); what must be
 * prepared; a best ROC AUC below 0.6; that the LSTM is no better than one that is told no order.
 */
public final class Diagnoser {

    /** How many sequences are trained on and judged on at most. */
    public static final int MOST = 20_000;

    private static final long MOST_STEPS = 1_000_000;
    private static final int FEWEST_TRAINED = 1000;
    private static final double CONFLICTING = 0.02;
    private static final double GIVES_AWAY = 0.995;
    private static final Set<String> PREPARATIONS = Set.of("missing", "padding", "nearly-constant", "scales");
    private static final int FEWEST_OF_A_CLASS = 10;

    private static final Next DESCRIBE = new Next("describe", Map.of());
    private static final Next AGAIN = new Next("diagnose", Map.of());

    private final Sequences raw;
    private final Preparation preparation;
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
        SingleClue clue = SingleClue.best(data, seed);
        if (clue.rocAuc() >= GIVES_AWAY) {
            return verdict(
                    Verdict.LEAK_SUSPECTED,
                    text(
                            "%s alone tells 1s from 0s with a ROC AUC of %.4f: unless it is known before the answer is, it gives it away.",
                            capitalized(clue.name()), clue.rocAuc()),
                    training().with("--features", others(clue.feature())),
                    null);
        }
        Drift drift = Drift.of(data, preparation, seed);
        if (drift != null && drift.isHarmful()) {
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
        if (drift != null) {
            add(
                    "drift",
                    "%s changes with time (its distributions are %.2f apart), and what is learned early still holds later: ROC AUC %.3f, then %.3f.",
                    drift.feature(),
                    drift.distance(),
                    drift.early().rocAuc(),
                    drift.late().rocAuc());
        }
        return ofSignal(SignalSearch.of(SignalSearch.split(data, seed), preparation, seed), clue);
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
        if (description.repeats().conflicting() >= CONFLICTING * raw.size()) {
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
        if (edges.isPaddingComputed()) {
            return fault(
                    text(
                            "%.1f %% of all rows are one and the same %s of sequences, and it is not zeros: padding went through a"
                                    + " computation, maybe a scaling. Pad after it, or not at all.",
                            100 * edges.repeatedShare(),
                            edges.repeatedSide() == Padding.FRONT ? "in front" : "at the end"),
                    AGAIN);
        }
        List<String> still = description.features().stream()
                .filter(feature -> preparation.isAmount(feature) && feature.isConstant())
                .map(FeatureFigures::name)
                .toList();
        if (!still.isEmpty()) {
            return fault(
                    text(
                            "%s never changes: either it was not recorded, or it says nothing. Look where it comes from, or leave it out.",
                            String.join(", ", still)),
                    AGAIN.with("--features", others(still)));
        }
        return null;
    }

    private Diagnosis fault(String reason, Next next) {
        return verdict(Verdict.DATA_FAULT, reason, next, null);
    }

    private Sequences trainable() {
        Sequences some = raw;
        double most = Math.min(MOST, Math.max(FEWEST_TRAINED, (double) MOST_STEPS / raw.totalSteps() * raw.size()));
        if (raw.size() > most) {
            some = Splitter.stratified(seed)
                    .parts(raw, most / raw.size(), 1 - most / raw.size())
                    .get(0);
            add("sample", "Trained and judged on %,d of %,d sequences, drawn.", some.size(), raw.size());
        }
        return zerosMayBePadding && !edges.zerosAreData() ? edges.trimmed(some) : some;
    }

    private Diagnosis ofSignal(Signal signal, SingleClue clue) {
        tell(signal, clue);
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
        }
        if (description.features().stream().anyMatch(feature -> feature.missing() > 0)) {
            train = train.with("--missing", "impute");
        }
        return train.with("--out", "model");
    }

    private String others(List<String> names) {
        return raw.featureNames().stream().filter(name -> !names.contains(name)).collect(Collectors.joining(","));
    }

    private String lacks() {
        if (zerosMayBePadding && edges.zerosAreData()) {
            return text(
                    "Rows of zeros at the ends of sequences would be taken for padding, and are as frequent within (%.1f %%): they are data.",
                    100 * edges.zerosWithin());
        }
        List<String> subjects = description.findings().stream()
                .map(Finding::subject)
                .filter(PREPARATIONS::contains)
                .distinct()
                .toList();
        return subjects.isEmpty() ? "" : "As they are the numbers would not do (" + String.join(", ", subjects) + ").";
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
