package org.seqwise.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * What whoever is given a model should know of it (Mitchell et al. 2019, <i>Model cards for model reporting</i>): what it was trained on, its
 * figures with their intervals, threshold and costs, preprocessing, limits and versions. All of it is read from the model's folder, the
 * figures from the {@code metrics.json} that {@link MetricsReport} wrote there.
 */
public final class ModelCard {

    private final CardFacts facts;

    private ModelCard(CardFacts facts) {
        this.facts = facts;
    }

    /**
     * Reads a folder, without an engine.
     *
     * @param folder as a model was saved; with or without figures beside it
     * @throws InvalidInputException if it is damaged or not a model's, or its figures are of another model
     */
    public static ModelCard of(Path folder) {
        return new ModelCard(CardFacts.read(folder));
    }

    /** Returns the card as Markdown. */
    public String markdown() {
        return CardPage.of(facts);
    }

    /**
     * Returns the card for {@link JsonFile}: {@code features}, {@code trainedOn}, {@code network}, {@code objective}, {@code metrics} (as
     * {@link MetricsReport} says), {@code threshold}, {@code calibration}, {@code preprocessing}, {@code limits} and {@code versions}. What the
     * folder does not say is {@code null}.
     */
    public Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> card = new LinkedHashMap<>();
        card.put("features", facts.preprocessor().inputNames());
        card.put("trainedOn", facts.provenance());
        card.put("network", facts.network());
        card.put("objective", facts.objective());
        card.put("metrics", facts.metrics().isMissingNode() ? null : facts.metrics());
        card.put("threshold", threshold());
        card.put("calibration", facts.calibration());
        card.put("preprocessing", facts.preprocessor());
        card.put("limits", CardLimits.of(facts));
        card.put(
                "versions",
                Map.of(
                        "engine",
                                facts.provenance().engine() + " "
                                        + facts.provenance().engineVersion(),
                        "djl", facts.provenance().djlVersion(),
                        "format", facts.formatVersion()));
        return card;
    }

    private Map<String, @Nullable Object> threshold() {
        Map<String, @Nullable Object> threshold = new LinkedHashMap<>();
        threshold.put("value", facts.threshold());
        threshold.put("rule", facts.thresholdRule());
        threshold.put("meanCost", Double.isFinite(facts.meanCost()) ? facts.meanCost() : null);
        return threshold;
    }
}
