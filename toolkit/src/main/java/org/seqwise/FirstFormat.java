package org.seqwise;

import java.util.ArrayList;
import java.util.List;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;

/** The weights of format version 1: DJL's own LSTM and linear block, with the same numbers in the same order under other names. */
final class FirstFormat {

    private static final List<String> NAMES =
            List.of("l_0_i2h_WEIGHT", "l_0_h2h_WEIGHT", "l_0_i2h_BIAS", "l_0_h2h_BIAS", "weight", "bias");
    private static final int LINEAR = 4;

    private FirstFormat() {}

    static ParamsFile of(NetworkShape network) {
        DjlBytes head = ParamsFile.beginning(network).block(2, ParamsFile.values(network));
        List<ParamsFile.Part> parts = new ArrayList<>();
        for (ParameterShape parameter : network.parameters()) {
            int place = parts.size();
            if (place == LINEAR) {
                head.linear(1, network.hiddenSize());
            }
            parts.add(new ParamsFile.Part(
                    head.parameter(NAMES.get(place), parameter).toArray(), parameter));
            head = new DjlBytes();
        }
        return new ParamsFile(parts);
    }
}
