package org.seqwise.verdict;

import java.util.List;
import java.util.stream.Stream;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.FeatureFigures;

/**
 * What is done to values before anything learns from them: amounts are scaled, gaps filled, codes and texts become a feature each.
 *
 * @param categorical the features whose values are codes or texts
 */
record Preparation(List<String> categorical) {

    static Preparation of(Sequences sequences, List<String> codes) {
        return new Preparation(Stream.concat(codes.stream(), sequences.categories().keySet().stream())
                .distinct()
                .toList());
    }

    /** Returns the same for data that lack some features. */
    Preparation without(List<String> names) {
        return new Preparation(
                categorical.stream().filter(name -> !names.contains(name)).toList());
    }

    boolean isAmount(FeatureFigures feature) {
        return feature.isAmount() && !categorical.contains(feature.name());
    }

    PreprocessorSettings settings() {
        return PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical(categorical)
                .build();
    }

    Preprocessor fit(Sequences train) {
        return Preprocessor.fit(train, settings());
    }
}
