package org.seqwise.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link Preprocessor} is to do to raw values.
 *
 * @param scaling how features are brought to a like scale
 * @param log1p the features that are replaced by {@code log(1 + x)} first; every value of theirs must be greater than -1
 * @param clip a share in (0, 0.5): values below this quantile of training become it, and those above that of 1 - clip become that; 0 for none
 * @param missing what is done about values that are missing
 * @param categorical the features whose values are names rather than amounts: each becomes one feature a category, 0 or 1
 */
public record PreprocessorSettings(
        Scaling scaling, List<String> log1p, double clip, MissingRule missing, List<String> categorical) {

    /** Standard scaling and nothing else; a missing value is an error. */
    public static final PreprocessorSettings DEFAULT =
            new PreprocessorSettings(Scaling.STANDARD, List.of(), 0, MissingRule.ERROR, List.of());

    /** Nothing is done, and a missing value is an error. */
    public static final PreprocessorSettings NONE = DEFAULT.withScaling(Scaling.NONE);

    /** Checks each setting and copies the lists. */
    public PreprocessorSettings {
        log1p = List.copyOf(log1p);
        categorical = List.copyOf(categorical);
        InvalidInputException.require(
                clip >= 0 && clip < 0.5,
                "clip (%s) must lie in (0, 0.5): the share of values at either end; 0 clips none.",
                clip);
        requireOnce("log1p", log1p);
        requireOnce("categorical", categorical);
        for (String name : log1p) {
            InvalidInputException.require(
                    !categorical.contains(name),
                    "Feature '%s' is named under log1p and under categorical; it can be an amount or a name, not both.",
                    name);
        }
    }

    private static void requireOnce(String setting, List<String> names) {
        InvalidInputException.require(
                names.stream().distinct().count() == names.size(),
                "%s (%s) must name each feature once.",
                setting,
                String.join(", ", names));
    }

    /** Starts with {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same with another scale. */
    public PreprocessorSettings withScaling(Scaling other) {
        return new PreprocessorSettings(other, log1p, clip, missing, categorical);
    }

    void requireNamesOf(List<String> features) {
        requireNames("log1p", log1p, features);
        requireNames("categorical", categorical, features);
    }

    private static void requireNames(String setting, List<String> named, List<String> features) {
        for (String name : named) {
            InvalidInputException.require(
                    features.contains(name),
                    "%s names '%s', which is no feature; they are %s.",
                    setting,
                    name,
                    String.join(", ", features));
        }
    }

    /** Builds {@link PreprocessorSettings}. */
    public static final class Builder {

        private Scaling scaling = Scaling.STANDARD;
        private List<String> log1p = List.of();
        private double clip;
        private MissingRule missing = MissingRule.ERROR;
        private List<String> categorical = List.of();

        private Builder() {}

        /** Sets how features are brought to a like scale, standard unless set. */
        public Builder scaling(Scaling scaling) {
            this.scaling = scaling;
            return this;
        }

        /** Sets the features that are replaced by {@code log(1 + x)} first, none unless set. */
        public Builder log1p(String... features) {
            return log1p(List.of(features));
        }

        /** Sets the features that are replaced by {@code log(1 + x)} first, none unless set. */
        public Builder log1p(List<String> features) {
            log1p = new ArrayList<>(features);
            return this;
        }

        /** Sets the share at either end that is clipped, in (0, 0.5); none unless set. */
        public Builder clip(double share) {
            InvalidInputException.require(
                    share > 0, "clip (%s) must lie in (0, 0.5): the share of values at either end.", share);
            clip = share;
            return this;
        }

        /** Sets what is done about missing values, which are an error unless set. */
        public Builder missing(MissingRule missing) {
            this.missing = missing;
            return this;
        }

        /** Sets the features whose values are names, none unless set. */
        public Builder categorical(String... features) {
            return categorical(List.of(features));
        }

        /** Sets the features whose values are names, none unless set. */
        public Builder categorical(List<String> features) {
            categorical = new ArrayList<>(features);
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws InvalidInputException if one is out of its range, or two say something else of a feature
         */
        public PreprocessorSettings build() {
            return new PreprocessorSettings(scaling, log1p, clip, missing, categorical);
        }
    }
}
