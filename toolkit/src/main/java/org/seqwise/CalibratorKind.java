package org.seqwise;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.IsotonicCalibration;
import org.seqwise.evaluation.LogitCalibration;
import org.seqwise.evaluation.NoCalibration;

/** How {@code seqwise.json} tells one {@link org.seqwise.evaluation.Calibrator} from another: by its {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NoCalibration.class, name = CalibratorKind.NONE),
    @JsonSubTypes.Type(value = LogitCalibration.class, name = CalibratorKind.LOGIT),
    @JsonSubTypes.Type(value = IsotonicCalibration.class, name = CalibratorKind.ISOTONIC)
})
interface CalibratorKind {

    String NONE = "none";
    String LOGIT = "logit";
    String ISOTONIC = "isotonic";

    /** Refuses a kind that a newer Seqwise may have; what has none at all is left to whoever reads it. */
    static void requireKnown(Path file, JsonNode calibration) {
        JsonNode kind = calibration.path("kind");
        InvalidInputException.require(
                !kind.isTextual() || Set.of(NONE, LOGIT, ISOTONIC).contains(kind.textValue()),
                "%s has a calibration of kind (%s); this Seqwise reads %s and %s. Maybe it was saved by a newer one.",
                file,
                kind.asText(),
                LOGIT,
                ISOTONIC);
    }
}
