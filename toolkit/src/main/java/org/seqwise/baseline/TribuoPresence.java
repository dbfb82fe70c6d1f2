package org.seqwise.baseline;

import java.util.Map;
import org.seqwise.data.InvalidInputException;

/** Whether the learners' library is there; names its classes as text, so that this can be asked where it is not. */
final class TribuoPresence {

    private static final Map<String, String> CLASSES = Map.of(
            "org.tribuo:tribuo-classification-sgd", "org.tribuo.classification.sgd.linear.LinearSGDTrainer",
            "org.tribuo:tribuo-classification-xgboost",
                    "org.tribuo.classification.xgboost.XGBoostClassificationTrainer");

    private TribuoPresence() {}

    static void require() {
        CLASSES.forEach((artifact, name) -> {
            try {
                Class.forName(name, false, TribuoPresence.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new InvalidInputException(
                        "Baselines need " + artifact + ", which is not on the class path. Maybe add the dependencies "
                                + String.join(
                                        " and ",
                                        CLASSES.keySet().stream().sorted().toList()) + ".",
                        e);
            }
        });
    }
}
